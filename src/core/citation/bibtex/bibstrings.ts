/** Keys of BibLaTeX's English strings that stand in databases (`type`, `pubstate`, `series`, `\bibstring{…}`), and what they print. */
const STRINGS: Readonly<Record<string, string>> = {
	audiocd: 'audio CD',
	bathesis: 'Bachelor’s thesis',
	candthesis: 'Candidate thesis',
	countryde: 'Germany',
	countryep: 'European Union',
	countryeu: 'European Union',
	countryfr: 'France',
	countryuk: 'United Kingdom',
	countryus: 'United States of America',
	datacd: 'CD-ROM',
	forthcoming: 'forthcoming',
	in: 'in',
	inpreparation: 'in preparation',
	inpress: 'in press',
	jourser: 'series',
	mathesis: 'Master’s thesis',
	newseries: 'new series',
	oldseries: 'old series',
	patent: 'patent',
	patentde: 'German patent',
	patenteu: 'European patent',
	patentfr: 'French patent',
	patentuk: 'British patent',
	patentus: 'U.S. patent',
	patreq: 'patent request',
	patreqde: 'German patent request',
	patreqeu: 'European patent request',
	patreqfr: 'French patent request',
	patrequk: 'British patent request',
	patreqxus: 'U.S. patent request',
	patrequs: 'U.S. patent request',
	phdthesis: 'PhD thesis',
	prepublished: 'pre-published',
	resreport: 'research report',
	software: 'computer software',
	submitted: 'submitted',
	techreport: 'technical report',
};

/** What a key of BibLaTeX's strings prints; any other text as it is. */
export function resolveString(text: string): string {
	const key = text.trim().toLowerCase();
	return Object.hasOwn(STRINGS, key) ? (STRINGS[key] ?? text) : text;
}
