import '../../ui/host';
import './openingPapers';
