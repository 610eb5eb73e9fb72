/** Languages of BibLaTeX's `langid` (names of babel and polyglossia) by the tag that CSL knows them by. */
const TAGS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'en-US': 'american english usenglish usmax',
		'en-GB': 'british ukenglish',
		'en-AU': 'australian',
		'en-CA': 'canadian',
		'en-NZ': 'newzealand',
		'de-DE': 'german ngerman',
		'de-AT': 'austrian naustrian',
		'de-CH': 'swissgerman nswissgerman',
		'fr-FR': 'french francais frenchb',
		'fr-CA': 'acadian canadien',
		'es-ES': 'spanish',
		'pt-BR': 'brazilian brazil',
		'pt-PT': 'portuguese portuges',
		'it-IT': 'italian',
		'nl-NL': 'dutch',
		'pl-PL': 'polish',
		'ru-RU': 'russian',
		'ja-JP': 'japanese',
		'zh-CN': 'chinese',
		'sv-SE': 'swedish',
		'da-DK': 'danish',
		'nb-NO': 'norwegian norsk',
		'nn-NO': 'nynorsk',
		'fi-FI': 'finnish',
		'cs-CZ': 'czech',
		'sk-SK': 'slovak',
		'sl-SI': 'slovenian slovene',
		'hr-HR': 'croatian',
		'sr-RS': 'serbian',
		'hu-HU': 'magyar hungarian',
		'el-GR': 'greek polutonikogreek',
		'tr-TR': 'turkish',
		'uk-UA': 'ukrainian',
		'bg-BG': 'bulgarian',
		'ro-RO': 'romanian',
		'et-EE': 'estonian',
		'lv-LV': 'latvian',
		'lt-LT': 'lithuanian',
		'ca-AD': 'catalan',
		'eu-ES': 'basque',
		'is-IS': 'icelandic',
		'he-IL': 'hebrew',
		'ko-KR': 'korean',
		'vi-VN': 'vietnamese',
		'th-TH': 'thai',
		ar: 'arabic',
		fa: 'persian farsi',
		la: 'latin',
	}).flatMap(([tag, names]) => names.split(' ').map((name) => [name, tag] as const)),
);

/** Tag of a language as CSL has it, whatever it is called; `undefined` for none. */
export function languageTag(langid: string | undefined, options = ''): string | undefined {
	const name = (langid ?? '').trim().toLowerCase();
	const variant = /variant\s*=\s*(\w+)/u.exec(options)?.[1]?.toLowerCase();
	if (name === '') return undefined;
	const wanted = name === 'english' && variant !== undefined ? VARIANTS[variant] : undefined;
	return wanted ?? TAGS.get(name) ?? name;
}

const VARIANTS: Readonly<Record<string, string>> = {
	british: 'en-GB',
	uk: 'en-GB',
	american: 'en-US',
	us: 'en-US',
	usmax: 'en-US',
	australian: 'en-AU',
	newzealand: 'en-NZ',
};
