import '../../ui/host';
import './openingPapers';
import './treeAtScale';
import './typingSearch';
