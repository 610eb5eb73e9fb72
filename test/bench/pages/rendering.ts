import type { SamplePaper } from '../papers';
import type { TruePaper } from '../truth';
import type { Choose } from './choice';
import { isoDay } from './print';

/** A page laid out, and what of its papers it prints. */
export interface Rendering {
	readonly text: string | Uint8Array;
	readonly prints: readonly Printed[];
	/** The papers on it, where it does not hold all that were given. */
	readonly papers?: readonly SamplePaper[];
}

export type Renderer = (papers: readonly SamplePaper[], choose: Choose) => Rendering;

export type Printed = keyof typeof TRUTHS;

/** What each printed field says. */
const TRUTHS = {
	abstract: ({ abstract }: SamplePaper) => ({ abstract }),
	fullAbstract: ({ abstract }: SamplePaper) => ({ abstract, abstractIsAiSummary: false }),
	summary: ({ summary }: SamplePaper) => ({ abstract: summary, abstractIsAiSummary: true }),
	aiSummary: ({ summary }: SamplePaper) => ({ aiSummary: summary }),
	date: ({ date }: SamplePaper) => ({ date: isoDay(date) }),
	authors: ({ authors }: SamplePaper) => ({ authors }),
	who: ({ authors, organization }: SamplePaper) => (organization ? { organization } : { authorsCount: authors.length }),
	whoName: ({ authors, organization }: SamplePaper) =>
		organization ? { organization: { fullname: organization.fullname } } : { authorsCount: authors.length },
	wholeOrganization: ({ organization }: SamplePaper) => (organization ? { organization } : {}),
	organization: ({ organization }: SamplePaper) =>
		organization ? { organization: { fullname: organization.fullname } } : {},
	count: ({ authors, organization }: SamplePaper) => (organization ? {} : { authorsCount: authors.length }),
	comments: ({ comments }: SamplePaper) => ({ comments }),
	upvotes: ({ upvotes }: SamplePaper) => ({ upvotes }),
	id: ({ id }: SamplePaper) => ({ printedId: id }),
	code: ({ code }: SamplePaper) => (code ? { code } : {}),
} satisfies Record<string, (paper: SamplePaper) => Partial<TruePaper>>;

/** The truth about the papers of a rendering: the fields it prints. */
export function truthsOf({ papers, prints }: Rendering, all: readonly SamplePaper[]): TruePaper[] {
	return (papers ?? all).map((paper) =>
		Object.assign({ title: paper.title }, ...prints.map((field) => TRUTHS[field](paper))),
	);
}
