import { linkIdentity } from './links';

/** A repository that an address leads to, also from deep inside it. */
export interface Repository {
	/** `owner/name` as people read it; longer for GitLab's subgroups. */
	readonly name: string;
	readonly host: string;
	/** Equal for all addresses of the repository, whatever their scheme, case of the host, ending or depth. */
	readonly identity: string;
	/** Page of the repository. */
	readonly url: string;
	/** What `git clone` takes; `null` where there is no git behind it, as on Zenodo. */
	readonly cloneUrl: string | null;
	/** An editor in the browser that opens it without cloning; `null` where none is known. */
	readonly webEditorUrl: string | null;
}

/** How the path of a host becomes a repository; `null` for its other pages. */
interface Forge {
	readonly hosts: RegExp;
	readonly read: (host: string, path: readonly string[]) => Place | null;
}

interface Place {
	readonly host: string;
	/** Path of the repository's page, without slashes at its ends. */
	readonly path: string;
	readonly name?: string;
	readonly isGit?: boolean;
	readonly webEditor?: string;
}

/** First pages of GitHub's own paths, which are no owners. */
const GITHUB_PAGES = /^(?:about|apps|collections|features|marketplace|orgs|search|settings|sponsors|topics|users)$/i;

const FORGES: readonly Forge[] = [
	{ hosts: /^(?:raw\.githubusercontent\.com|codeload\.github\.com)$/, read: (_, path) => github(path) },
	{
		hosts: /^gist\.github\.com$/,
		read: (host, [owner, id]) =>
			owner && id ? { host, path: id.replace(/\.git$/i, ''), name: `${owner}/${id}` } : null,
	},
	{ hosts: /^github\.com$/, read: (_, path) => github(path) },
	{ hosts: /^(?:huggingface\.co|hf\.co)$/, read: (_, path) => huggingFace(path) },
	{
		hosts: /^zenodo\.org$/,
		read: (host, [kind, id]) =>
			(kind === 'record' || kind === 'records') && id ? { host, path: `records/${id}`, name: id, isGit: false } : null,
	},
	{ hosts: /(?:^|\.)gitlab\./, read: gitlab },
	{
		hosts: /^(?:bitbucket\.org|codeberg\.org|gitee\.com|gitea\.com|git\.sr\.ht|sourcehut\.org)$/,
		read: (host, [owner, name]) => (owner && name ? { host, path: `${owner}/${name}` } : null),
	},
];

/**
 * The repository an address leads to; `null` for pages that are none: project pages, `github.io`, users, articles.
 * Also reads what `git remote` prints (`git@host:owner/name.git`, `ssh://…`).
 */
export function repositoryOf(url: string): Repository | null {
	const address = url
		.slice(0, MAX_ADDRESS)
		.replace(/^(?:ssh:\/\/)?git@([^/:]+)[:/]/i, 'https://$1/')
		.replace(/^git:\/\//i, 'https://');
	const match = /^(?:(https?):\/\/)?(?:[^/@]*@)?(?:www\.)?([^/?#\s]+)([^?#\s]*)/i.exec(address);
	if (!match) {
		return null;
	}
	const [, scheme = 'https', authority = '', rest = ''] = match;
	const host = authority.toLowerCase();
	const path = rest.split('/').filter(Boolean);
	const forge = FORGES.find(({ hosts }) => hosts.test(host));
	const place = forge ? forge.read(host, path) : servedRepository(host, path);
	return place && toRepository(place, forge ? 'https' : scheme.toLowerCase());
}

/** Longest address looked at. */
const MAX_ADDRESS = 2000;

function toRepository({ host, path, name, isGit = true, webEditor }: Place, scheme: string): Repository {
	const bare = path.replace(/\.git$/i, '');
	const url = `${scheme}://${host}/${bare}`;
	return {
		name: name ?? bare,
		host,
		identity: linkIdentity(url).toLowerCase(),
		url,
		cloneUrl: isGit ? (path === bare ? url : `${url}.git`) : null,
		webEditorUrl: webEditor ?? null,
	};
}

function github([owner, name]: readonly string[]): Place | null {
	if (!owner || !name || GITHUB_PAGES.test(owner)) {
		return null;
	}
	const path = `${owner}/${name.replace(/\.git$/i, '')}`;
	return { host: 'github.com', path, webEditor: `https://github.dev/${path}` };
}

function huggingFace(path: readonly string[]): Place | null {
	const host = 'huggingface.co';
	const [first, second, third] = path;
	if (first === 'datasets' || first === 'spaces') {
		return second && third ? { host, path: `${first}/${second}/${third}` } : null;
	}
	return first && second && !HUGGING_FACE_PAGES.test(first) ? { host, path: `${first}/${second}` } : null;
}

const HUGGING_FACE_PAGES = /^(?:blog|collections|docs|learn|models|organizations|papers|posts|tasks)$/i;

function gitlab(host: string, path: readonly string[]): Place | null {
	const end = path.findIndex((part) => /^(?:-|tree|blob|issues)$/.test(part));
	const name = (end < 0 ? path : path.slice(0, end)).join('/').replace(/\.git$/i, '');
	return name.includes('/') ? { host, path: name, webEditor: `https://${host}/-/ide/project/${name}` } : null;
}

/** Elsewhere only the ending `.git` says that a repository is served. */
function servedRepository(host: string, path: readonly string[]): Place | null {
	const last = path.findIndex((part) => part.length > 4 && part.toLowerCase().endsWith('.git'));
	return last < 0 ? null : { host, path: path.slice(0, last + 1).join('/') };
}
