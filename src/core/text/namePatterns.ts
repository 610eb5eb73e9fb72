// How authors say in an abstract that a name is theirs.

/** A word that could be a name: it has a capital, and its form says more than the start of a sentence. */
const NAME_WORD = String.raw`[\p{Lu}\d][\p{L}\p{N}]*(?:[-.+^_*'’/][\p{L}\p{N}]+)*\+{0,2}`;

/** Verbs by which authors say that what follows is theirs. */
const PRESENTING =
	'(?:propose|proposes|introduce|introduces|introducing|present|presents|presenting|develop|developed|design|designed|release|releases|create|created|construct|constructed|build|built|curate|curated|contribute|devise|describe|unveil|call|name|term|dub|formulate|establish|offer|open-source|provide|launch|proposed|introduced|presented|released)';
const NAMING =
	'(?:called|named|dubbed|termed|coined|namely|denoted|titled|entitled|denoted as|denoted by|referred to as|which we call|we call|we name|we term|we dub|i\\.e\\.,)';

export const NAMED = new RegExp(
	String.raw`\b${NAMING}\s+(?:as\s+)?(?:the\s+)?["“'‘]?(${NAME_WORD}(?:\s+${NAME_WORD}){0,4})`,
	'gu',
);
/** How authors present a name (first group), with the weight of each way. */
export const PRESENTATIONS: readonly (readonly [RegExp, number])[] = [
	[
		new RegExp(
			String.raw`\b(?:[Ww]e|[Pp]aper|[Ww]ork|[Rr]eport|[Ss]tudy|[Aa]rticle|[Hh]ere|also|then|further)\b[^.;:]{0,60}?\b${PRESENTING}\s+(?:(?:the|a|an|our|two|new|novel)\s+)*(${NAME_WORD}(?:\s+${NAME_WORD}){0,3})`,
			'gu',
		),
		5,
	],
	[NAMED, 5],
	[new RegExp(String.raw`\b${PRESENTING}\b[^.;]{0,120}?[,:]\s+(?:namely\s+)?(${NAME_WORD})(?=\s*[,.(:])`, 'gu'), 3],
	[
		new RegExp(
			String.raw`(?:^|[.:!?]\s+)(${NAME_WORD}(?:\s+${NAME_WORD}){0,2}),?\s+(?:is\s+)?an?\s+(?:\w+[\s-]){0,6}?(?:framework|benchmark|dataset|model|method|system|approach|library|toolkit|platform|suite|environment|architecture|algorithm|agent|pipeline|paradigm)`,
			'gu',
		),
		4,
	],
	[
		new RegExp(
			String.raw`\b[Oo]ur\s+(?:\w+[\s-]){0,4}?(?:framework|benchmark|dataset|model|method|system|approach|library|toolkit|platform|suite|environment|architecture|algorithm|agent|pipeline),?\s+(${NAME_WORD})`,
			'gu',
		),
		4,
	],
	[
		new RegExp(
			String.raw`\b(?:[Nn]ovel|[Nn]ew)\s+(?:[\w-]+\s+){0,5}?(?:framework|benchmark|dataset|model|method|system|approach|library|toolkit|platform|suite|environment|architecture|algorithm|agent|pipeline|paradigm|technique|strategy|mechanism),\s+(${NAME_WORD})(?=,)`,
			'gu',
		),
		5,
	],
	[new RegExp(String.raw`\b${PRESENTING}\s+(?:[\w-]+\s+){0,5}["“](${NAME_WORD}(?:\s+${NAME_WORD}){0,4})["”]`, 'gu'), 5],
	[
		new RegExp(
			String.raw`(?:^|[.:!?]\s+)(?:[Tt]he\s+)?(${NAME_WORD})\s+(?:is|are)\s+(?:then\s+)?(?:proposed|introduced|presented|released|designed)`,
			'gu',
		),
		4,
	],
];

export const PRESENTED = new RegExp(
	String.raw`\b(?:we|paper|work|this|our|novel|new)\b[^.]*\b${PRESENTING}\b|\b(?:our|novel|new)\b|\b${PRESENTING}\b|\b${NAMING}\b`,
	'iu',
);

/** What a name can be the name of. */
export const ARTEFACT =
	/^\s+(?:benchmark|dataset|data set|corpus|framework|method|algorithm|model|system|library|suite|toolkit|environment)\b/u;
