export interface MathRenderer {
	/** Draws TeX into an element; false when it cannot, and then the element may hold anything. */
	render(tex: string, target: HTMLElement, isDisplay: boolean): boolean;
}

declare global {
	var offprintMath: MathRenderer | undefined;
}

/** The page's own script, which says where the rest lies and may load it. */
const script = document.currentScript as HTMLScriptElement | null;

/** Draws all mathematics below `root`; what cannot be drawn stays as text. Loads the renderer when first needed. */
export async function renderMath(root: HTMLElement): Promise<void> {
	const places = root.querySelectorAll<HTMLElement>('[data-tex]');
	if (places.length === 0) {
		return;
	}
	const renderer = await loadRenderer();
	for (const place of places) {
		const drawn = document.createElement('span');
		if (renderer?.render(place.dataset.tex ?? '', drawn, place.classList.contains('display'))) {
			place.replaceChildren(...drawn.childNodes);
		}
	}
}

let loading: Promise<MathRenderer | undefined> | undefined;

function loadRenderer(): Promise<MathRenderer | undefined> {
	loading ??= new Promise((resolve) => {
		const style = document.createElement('link');
		style.rel = 'stylesheet';
		style.href = script?.dataset.mathStyle ?? '';
		const bundle = document.createElement('script');
		bundle.nonce = script?.nonce ?? '';
		bundle.src = script?.dataset.mathScript ?? '';
		bundle.addEventListener('load', () => resolve(globalThis.offprintMath));
		bundle.addEventListener('error', () => resolve(undefined));
		document.head.append(style, bundle);
	});
	return loading;
}
