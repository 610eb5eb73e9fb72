// Writes a large corpus into a folder, and what the benchmark in the host puts in the place of its first file:
// node writeCorpus.js FOLDER PAPERS FILES
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHORTENED, WHOLE } from './host/replaced';
import { writeLargeCorpus } from './scaleCorpus';

const CUT = 200_000;

const [folder = '', papers = '', files = ''] = process.argv.slice(2);
const [first = ''] = writeLargeCorpus(folder, Number(papers), Number(files));
const text = readFileSync(first, 'utf8');
writeFileSync(join(folder, SHORTENED), text.slice(0, text.lastIndexOf('\n', text.length - CUT)));
copyFileSync(first, join(folder, WHOLE));
