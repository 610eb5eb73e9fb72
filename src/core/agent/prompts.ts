/** What people ask agents for again and again, in words that keep them to the tools. */
export const AGENT_PROMPTS = [
	{
		name: 'related_work',
		title: 'Related work',
		description: 'Writes a related work section from papers of the corpus only, with citations that exist.',
		argument: { name: 'topic', description: 'Topic or draft of the text' },
		text: (topic: string) =>
			`Write a related work section on the following, from papers of my corpus only.\n\n${topic}\n\nFind papers with search_papers and related_papers, read the abstract of each with get_paper before you say what it does, and cite with the keys that cite_papers gives. Leave out what cite_papers refuses. At the end check the text with check_citations.`,
	},
	{
		name: 'check_references',
		title: 'Check references',
		description: 'Checks the citations of a text and says which of them no source gives.',
		argument: { name: 'file', description: 'Absolute path of the Markdown text or the .bib file' },
		text: (file: string) =>
			`Check the references of ${file} with check_citations. Say for each whether it is known, differs or is not known, and what differs. Not known is no proof that a work does not exist: do not call it invented, and do not replace it by another paper.`,
	},
] as const;
