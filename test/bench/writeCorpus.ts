// Writes a large corpus into a folder: node writeCorpus.js FOLDER PAPERS FILES
import { writeLargeCorpus } from './scaleCorpus';

const [folder = '', papers = '', files = ''] = process.argv.slice(2);
writeLargeCorpus(folder, Number(papers), Number(files));
