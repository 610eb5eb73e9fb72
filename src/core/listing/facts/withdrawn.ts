const WORK = '(?:paper|article|manuscript|submission|preprint|work|version|document|report)';
/** Taken back from a conference only, a paper still stands. */
const TAKEN_BACK = String.raw`(?:(?:withdrawn|retracted)\b(?!(?: by the authors?)? from (?!arxiv))|removed (?:by|from) arxiv\b)`;
/** What happened to an older version says nothing of this one. */
const NOT_OLDER = String.raw`(?<!\b(?:previous|earlier|prior|former|first|older?) (?:version|draft|submission)s? of )`;

/** `This paper has been withdrawn by …`, `This version withdrawn by arXiv administrators`. */
const THIS_WORK = String.raw`${NOT_OLDER}\b(?:this|the|our) (?:\w+ )?${WORK}(?: has been| have been| was| is| is being)?(?: \w+ly)? ${TAKEN_BACK}`;
/** `Withdrawn`, `Paper withdrawn due to …`. */
const ALONE = String.raw`(?:^|[.;] )(?:(?![.;] )\W)*(?:temporarily |${WORK} )?${TAKEN_BACK}`;
/** `The authors have withdrawn …`, `We withdraw …`. */
const AUTHORS = String.raw`\b(?:authors?|we|i)(?: have| has)?(?: \w+ly)? (?:withdraws?|withdrew|withdrawn|retract(?:ed)?)\b(?! from)`;

const REMARK = new RegExp([THIS_WORK, ALONE, AUTHORS].join('|'), 'i');
const ABSTRACT = new RegExp([`^${THIS_WORK}`, ALONE].join('|'), 'i');

/** What a remark says of a paper that was taken back, in its own words; `null` for any other remark. */
export function withdrawalIn(remark: string): string | null {
	return REMARK.test(remark) ? remark : null;
}

/** The same of an abstract, which stands for a remark where the paper is gone. */
export function withdrawalInAbstract(abstract: string): string | null {
	return ABSTRACT.test(abstract) ? abstract : null;
}
