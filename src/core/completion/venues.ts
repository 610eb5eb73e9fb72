import { normalized } from '../text/normalize';

/** Venues of the field by what people call them; of several that fit the first is meant. */
const VENUES: readonly (readonly [id: string, names: RegExp])[] = [
	[
		'neurips',
		/\b(?:neurips|nips|(?:conference|advances) (?:on|in) neural information processing|neural information processing systems)\b/,
	],
	['acml', /\b(?:acml|asian conference on machine learning)\b/],
	[
		'ecml',
		/\b(?:ecml(?: pkdd)?|european conference on machine learning|machine learning and knowledge discovery in databases)\b/,
	],
	['icmla', /\b(?:icmla|machine learning and applications)\b/],
	['icml', /\b(?:icml|international conference on machine learning)\b/],
	['tmlr', /\b(?:tmlr|transactions on machine learning research|trans mach learn res)\b/],
	['jmlr', /\b(?:jmlr|journal of machine learning research|j mach learn res)\b/],
	['iclr', /\b(?:iclr|international conference on learning representations)\b/],
	['wacv', /\b(?:wacv|winter conference on applications of computer vision)\b/],
	['accv', /\b(?:accv|asian conference on computer vision)\b/],
	['eccv', /\b(?:eccv|european conference on computer vision|computer vision eccv)\b/],
	['iccv', /\b(?:iccv|international conference on computer vision)\b/],
	['cvpr', /\b(?:cvpr|computer vision and pattern recognition)\b/],
	['bmvc', /\b(?:bmvc|british machine vision)\b/],
	['tacl', /\b(?:tacl|transactions of the association for computational linguistics)\b/],
	['naacl', /\b(?:naacl(?: hlt)?|north american chapter of the association|nations of the americas chapter)\b/],
	['eacl', /\b(?:eacl|european chapter of the association)\b/],
	['aacl', /\b(?:aacl|asia pacific chapter of the association)\b/],
	['emnlp', /\b(?:emnlp|empirical methods in natural language)\b/],
	['conll', /\b(?:conll|computational natural language learning)\b/],
	['coling', /\b(?:coling|international conference on computational linguistics)\b/],
	['lrec', /\b(?:lrec|language resources and evaluation)\b/],
	['acl', /\b(?:acl|association for computational linguistics)\b/],
	['interspeech', /\b(?:interspeech|international speech communication association)\b/],
	['icassp', /\b(?:icassp|acoustics speech and signal processing)\b/],
	['aaai', /\b(?:aaai|association for the advancement of artificial intelligence)\b/],
	['ijcai', /\b(?:ijcai|international joint conferences? on artificial intelligence)\b/],
	['aistats', /\b(?:aistats|artificial intelligence and statistics)\b/],
	['uai', /\b(?:uai|uncertainty in artificial intelligence)\b/],
	['colt', /\b(?:colt|(?:conference on|computational) learning theory)\b/],
	['kdd', /\b(?:kdd|knowledge discovery and data mining)\b/],
	['sigir', /\b(?:sigir|research and development in information retrieval)\b/],
	['www', /\b(?:www|web conference|world wide web)\b/],
	['cikm', /\b(?:cikm|information and knowledge management)\b/],
	['wsdm', /\b(?:wsdm|web search and data mining)\b/],
	['recsys', /\b(?:recsys|recommender systems)\b/],
	['icra', /\b(?:icra|international conference on robotics and automation)\b/],
	['iros', /\b(?:iros|intelligent robots and systems)\b/],
	['corl', /\b(?:corl|conference on robot learning)\b/],
	['rss', /\b(?:rss|robotics science and systems)\b/],
	['tpami', /\b(?:t?pami|transactions on pattern analysis and machine intelligence|trans pattern anal mach intell)\b/],
	['ijcv', /\b(?:ijcv|international journal of computer vision|int j comput vis)\b/],
	['miccai', /\b(?:miccai|medical image computing and computer assisted intervention)\b/],
	['acmmm', /\b(?:acm mm|acm multimedia|international conference on multimedia)\b/],
	['chi', /\b(?:chi|human factors in computing systems)\b/],
	['mlsys', /\b(?:mlsys|machine learning and systems)\b/],
	['colm', /\b(?:colm|conference on language modeling)\b/],
	['l4dc', /\b(?:l4dc|learning for dynamics and control)\b/],
	['alt', /\b(?:alt|algorithmic learning theory)\b/],
];

/** True where two texts may name one venue: by an acronym, in full, or abbreviated word by word. */
export function isSameVenue(one: string, other: string): boolean {
	const [a, b] = [plain(one), plain(other)];
	const [known, otherKnown] = [venueOf(a), venueOf(b)];
	if (known !== null && otherKnown !== null) {
		return known === otherKnown;
	}
	return (
		a === b ||
		isAbbreviated(a, b) ||
		isAbbreviated(b, a) ||
		acronymsOf(one).some((name) => isAcronym(name, b)) ||
		acronymsOf(other).some((name) => isAcronym(name, a))
	);
}

function venueOf(name: string): string | null {
	return VENUES.find(([, names]) => names.test(name))?.[0] ?? null;
}

function plain(venue: string): string {
	return normalized(venue, 'NFKD')
		.toLowerCase()
		.replace(/['’.]/gu, '')
		.replace(/&/gu, ' and ')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.replace(/\b(?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|\b(?:proceedings|proc|conference record) of\b/gu, ' ')
		.replace(/\s+/gu, ' ')
		.replace(/^(?: ?(?:in|the|annual|ieee|acm|ieee cvf|cvf) )+/u, '')
		.trim();
}

function wordsOf(venue: string): readonly string[] {
	return venue.split(' ').filter((word) => !LIGHT.has(word));
}

const LIGHT = new Set([
	'',
	'of',
	'the',
	'on',
	'in',
	'and',
	'for',
	'a',
	'an',
	'annual',
	'ieee',
	'acm',
	'cvf',
	'proceedings',
	'proc',
]);

/** `Trans Pattern Anal Mach Intell` for `Transactions on Pattern Analysis and Machine Intelligence`; less may be said, too. */
function isAbbreviated(short: string, long: string): boolean {
	const words = wordsOf(long);
	const abbreviated = wordsOf(short);
	let at = 0;
	return (
		abbreviated.length > 0 &&
		abbreviated.length * 2 >= words.length &&
		abbreviated.every((word) => {
			at = words.findIndex((each, index) => index >= at && each.startsWith(word)) + 1;
			return at > 0;
		})
	);
}

function acronymsOf(venue: string): readonly string[] {
	return venue.match(/\b[A-Z][A-Za-z]*[A-Z]\b/gu) ?? [];
}

function isAcronym(name: string, venue: string): boolean {
	const letters = wordsOf(venue)
		.map((word) => word[0] ?? '')
		.join('');
	return name.length >= 3 && letters.includes(name.toLowerCase());
}
