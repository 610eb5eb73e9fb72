/** How text may look in CSL-JSON: italic, bold, raised, lowered, small capitals. */
export type TextStyle = 'i' | 'b' | 'sup' | 'sub' | 'sc';

/** What becomes of a command and its arguments. */
export type LatexCommand =
	| { readonly kind: 'styled'; readonly style: TextStyle; readonly keepsCase?: boolean }
	| { readonly kind: 'wrapped'; readonly before: string; readonly behind: string; readonly keepsCase?: boolean }
	/** In quotes of the level that it is on. */
	| { readonly kind: 'quoted'; readonly keepsCase?: boolean }
	/** Prints nothing, and neither do its arguments. */
	| { readonly kind: 'nothing'; readonly arguments: number }
	/** Prints the argument behind those it drops. */
	| { readonly kind: 'last'; readonly dropped: number }
	| { readonly kind: 'blank' | 'upper' | 'string' | 'address' | 'verb' };

/** Commands that change the rest of their group. */
export const SWITCHES: Readonly<Record<string, TextStyle>> = {
	...named('em it itshape sl slshape', 'i' as const),
	...named('bf bfseries', 'b' as const),
	...named('sc scshape', 'sc' as const),
};

/** Commands of LaTeX and BibLaTeX as pandoc prints them; symbols, accents and fonts that do not show are elsewhere. */
export const COMMANDS: Readonly<Record<string, LatexCommand>> = {
	...named('emph textit textsl', styled('i')),
	textbf: styled('b'),
	// BibLaTeX's own keep the case of what they hold.
	...named('mkbibemph mkbibitalic', { kind: 'styled', style: 'i', keepsCase: true } as const),
	mkbibbold: { kind: 'styled', style: 'b', keepsCase: true },
	...named('textsuperscript mkbibsuperscript', styled('sup')),
	...named('textsubscript mkbibsubscript', styled('sub')),
	textsc: styled('sc', true),
	texttt: { kind: 'wrapped', before: '', behind: '', keepsCase: true },
	...named('enquote enquote* textquote', { kind: 'quoted' } as const),
	mkbibquote: { kind: 'quoted', keepsCase: true },
	mkbibparens: { kind: 'wrapped', before: '(', behind: ')' },
	mkbibbrackets: { kind: 'wrapped', before: '[', behind: ']' },
	...named(
		'footnote cite citep citet autocite parencite textcite label index noop noopsort sortnoop SortNoop nosort vspace vspace* hspace ' +
			'hspace* color begin end thanks phantom hphantom vphantom pagestyle input',
		{ kind: 'nothing', arguments: 1 } as const,
	),
	...named(
		'relax protect hfill hfil break allowbreak noindent nobreak xspace ignorespaces unskip nolinebreak null strut ' +
			'left right displaystyle nocase centering selectfont',
		{ kind: 'nothing', arguments: 0 } as const,
	),
	...named('href textcolor foreignlanguage hyperref', { kind: 'last', dropped: 1 } as const),
	...named('space quad qquad enspace thinspace nobreakspace newline linebreak par', { kind: 'blank' } as const),
	...named('uppercase MakeUppercase MakeTextUppercase', { kind: 'upper' } as const),
	...named('url path nolinkurl doi', { kind: 'address' } as const),
	...named('bibstring bibsstring biblstring', { kind: 'string' } as const),
	...named('verb verb*', { kind: 'verb' } as const),
};

function styled(style: TextStyle, keepsCase = false): LatexCommand {
	return { kind: 'styled', style, keepsCase };
}

function named<T>(names: string, value: T): Readonly<Record<string, T>> {
	return Object.fromEntries(names.split(' ').map((name) => [name, value]));
}
