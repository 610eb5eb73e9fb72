import './host';
import 'offprint:tests';
