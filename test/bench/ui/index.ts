import '../../ui/host';
import './followingPapers';
import './openingPapers';
import './treeAtScale';
import './typingSearch';
