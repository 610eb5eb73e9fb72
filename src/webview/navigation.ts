import { type FromPanel, type PanelStrings, STEPS, type Step, type Trail } from '../shared/panelProtocol';
import { button, element } from './dom';
import { icon } from './icons';

/** The bar at the top: through the papers opened, through the tree, and keeping the panel. */
export function renderNavigation(trail: Trail, strings: PanelStrings, post: (message: FromPanel) => void): HTMLElement {
	const isPossible: Readonly<Record<Step, boolean>> = {
		back: trail.at > 0,
		forward: trail.at < trail.papers.length - 1,
		previous: true,
		next: true,
		pin: true,
	};
	const steps = STEPS.map((step) => {
		const made = button(
			`step-${step}`,
			`icon ${step}`,
			() => post({ type: 'step', step }),
			icon(step === 'pin' && trail.isPinned ? 'pinned' : step),
		);
		const label = step === 'pin' && trail.isPinned ? strings.pinned : strings.steps[step];
		made.title = label;
		made.setAttribute('aria-label', label);
		if (step === 'pin') {
			made.setAttribute('aria-pressed', String(trail.isPinned));
		}
		if (!isPossible[step]) {
			// Stays focusable, so that going back to the first paper does not lose the focus.
			made.setAttribute('aria-disabled', 'true');
		}
		return made;
	});
	return element('nav', { 'aria-label': strings.navigation }, ...steps);
}
