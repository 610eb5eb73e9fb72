import assert from 'node:assert/strict';
import { OTHER_TOPIC, TOPICS, topicModel, topicName, topicsOf } from '../../../src/core/topics';

const ROBOT = {
	titleText: 'A humanoid robot that learns to grasp household objects',
	abstract: 'We present a robot policy for dexterous manipulation. The robot is tested in real kitchens.',
};
const REFUSAL = {
	titleText: 'Jailbreaking aligned chat models',
	abstract: 'We study attacks that break refusals of a language model and propose a defense.',
};
const BENCHMARK = {
	titleText: 'How well do web agents shop?',
	abstract: 'Agents act on the web. We introduce ShopTrial, a benchmark of tasks for LLM agents that use a browser.',
};

const idsOf = (paper: { titleText: string; abstract: string }): readonly string[] =>
	topicsOf(paper).map(({ topic }) => topic);

describe('topics of a paper', () => {
	it('go by what title and abstract name', () => {
		assert.equal(idsOf(ROBOT)[0], 'robotics');
		assert.equal(idsOf(REFUSAL)[0], 'safety-alignment');
		assert.equal(idsOf(BENCHMARK)[0], 'llm-agents');
	});

	it('are found from the title alone', () => {
		assert.equal(
			idsOf({ titleText: 'Offline reinforcement learning with implicit Q-functions', abstract: '' })[0],
			'reinforcement-learning',
		);
	});

	it('are three at most, each once, a benchmark last and never first', () => {
		for (const paper of [
			ROBOT,
			REFUSAL,
			BENCHMARK,
			{ titleText: 'A benchmark dataset', abstract: 'We introduce a benchmark.' },
		]) {
			const ids = idsOf(paper);
			assert.ok(ids.length >= 1 && ids.length <= 3);
			assert.equal(new Set(ids).size, ids.length);
			assert.notEqual(ids[0], 'benchmarks');
		}
		assert.equal(idsOf(BENCHMARK).at(-1), 'benchmarks');
	});

	it('call a benchmark only what the paper offers, not what it is measured on', () => {
		const measured = {
			titleText: 'Web agents that shop',
			abstract: 'We train LLM agents that use a browser. They win on every benchmark and dataset we tried.',
		};
		assert.ok(!idsOf(measured).includes('benchmarks'));
	});

	it('say the words that decided, strongest first', () => {
		const [first] = topicsOf(ROBOT);
		assert.ok(first!.because.some(({ term }) => term.includes('robot')));
		const weights = first!.because.map(({ weight }) => weight);
		assert.deepEqual(
			weights,
			[...weights].sort((a, b) => b - a),
		);
		for (const { term } of first!.because) {
			const text = `${ROBOT.titleText} ${ROBOT.abstract}`;
			assert.ok(text.includes(term), `${term} stands in the paper`);
		}
	});

	it('leave out words that hardly counted', () => {
		const plain = {
			titleText: 'A Compass for Long Contexts',
			abstract: 'A compass for long contexts: what it does, why it is needed, and how well it works on the tasks.',
		};
		const terms = topicsOf(plain).flatMap(({ because }) => because.map(({ term }) => term.toLowerCase()));
		assert.ok(terms.includes('long contexts'));
		for (const filler of ['does', 'needed', 'works']) assert.ok(!terms.includes(filler), filler);
	});

	it('say the words as the paper writes them', () => {
		const named = {
			titleText: 'ShopBench: fine-tuned LLMs that browse',
			abstract: 'We introduce ShopBench, a benchmark of tasks for GUI Agents. Vision-Language-Action models fail.',
		};
		const reasons = topicsOf(named).flatMap(({ because }) => because.map(({ term }) => term));
		for (const term of ['ShopBench', 'GUI Agents']) assert.ok(reasons.includes(term), `${term} in ${reasons}`);
		assert.ok(reasons.every((term) => !/[*]/.test(term)));
	});

	it('say readable words where signs or long letters stand in the way', () => {
		for (const titleText of ['İstanbul ** an LLM (agent) that browses', 'An LLM (agent) that browses']) {
			const [first] = topicsOf({ titleText, abstract: '' });
			assert.equal(first!.topic, 'llm-agents');
			for (const { term } of first!.because) assert.match(term, /^[\p{L}\p{N} -]+$/u);
		}
	});

	it('are Other only where nothing fits', () => {
		assert.deepEqual(idsOf({ titleText: '', abstract: '' }), [OTHER_TOPIC]);
		assert.deepEqual(idsOf({ titleText: 'Zzyzx qwxyz', abstract: '' }), [OTHER_TOPIC]);
		assert.equal(topicName(OTHER_TOPIC), 'Other');
	});

	it('read a hyphen, a plural and capitals as the plain word', () => {
		const written = { titleText: 'Vision-Language-Action Models', abstract: '' };
		const plain = { titleText: 'vision language action model', abstract: '' };
		const scores = (paper: typeof plain) => topicsOf(paper).map(({ topic, score }) => ({ topic, score }));
		assert.deepEqual(scores(written), scores(plain));
	});

	it('name the field within a large topic', () => {
		const video = { titleText: 'Text-to-video generation with camera control', abstract: 'A video diffusion model.' };
		assert.deepEqual(
			{ topic: topicsOf(video)[0]!.topic, subtopic: topicsOf(video)[0]!.subtopic },
			{ topic: 'generative', subtopic: 'video-generation' },
		);
	});

	it('name what a benchmark measures', () => {
		const bench = {
			titleText: 'RepoBench: a benchmark of repository-level code',
			abstract: 'Coding models are tested.',
		};
		const { topic, subtopic } = topicsOf(bench).at(-1)!;
		assert.deepEqual({ topic, subtopic }, { topic: 'benchmarks', subtopic: 'code-benchmarks' });
	});

	it('do not depend on the papers asked before', () => {
		const before = topicsOf(ROBOT);
		topicsOf(REFUSAL);
		assert.deepEqual(topicsOf(ROBOT), before);
	});
});

describe('the taxonomy', () => {
	it('has twenty topics with ids of their own', () => {
		assert.equal(TOPICS.length, 20);
		assert.equal(new Set(TOPICS.map(({ id }) => id)).size, 20);
		assert.equal(topicName('robotics'), 'Robotics & Embodied AI');
		for (const topic of TOPICS) {
			assert.match(topic.id, /^[a-z-]+$/);
			const subtopics = (topic.subtopics ?? []).map(({ id }) => id);
			assert.equal(new Set(subtopics).size, subtopics.length);
		}
	});
});

describe('topics of the user', () => {
	it('are added with words of their own', () => {
		const model = topicModel({ lab: { name: 'My Lab', cues: ['household objects', 'kitchens'] } });
		const [first] = model.topicsOf({ titleText: 'Household objects in kitchens', abstract: '' });
		assert.equal(first!.topic, 'lab');
		assert.equal(topicName('lab', model.topics), 'My Lab');
		assert.deepEqual(model.problems, []);
	});

	it('come first for a paper that names them in its title and says so', () => {
		const paper = {
			titleText: 'DePT: Decoupled Prompt Tuning',
			abstract:
				'Prompt tuning faces a dilemma: the better a model becomes at its base task, the worse it does on new ones. The remedy can be added to any prompt tuning method.',
		};
		assert.equal(topicsOf(paper)[0]!.topic, 'prompting');
		const model = topicModel({ tuning: { cues: ['prompt tuning'] } });
		assert.equal(model.topicsOf(paper)[0]!.topic, 'tuning');
		assert.notEqual(
			model.topicsOf({
				...paper,
				titleText: 'Imitation of demonstrations by a robot arm',
				abstract: 'Prompt tuning is not used.',
			})[0]!.topic,
			'tuning',
		);
	});

	it('are renamed without changing what belongs to them', () => {
		const model = topicModel({ robotics: { name: 'Robots' } });
		assert.equal(topicName('robotics', model.topics), 'Robots');
		assert.deepEqual(model.topicsOf(ROBOT), topicsOf(ROBOT));
	});

	it('merge: papers of one stand under the other', () => {
		const model = topicModel({ robotics: { mergeInto: 'reinforcement-learning' } });
		assert.equal(model.topicsOf(ROBOT)[0]!.topic, 'reinforcement-learning');
		assert.ok(!model.topics.some(({ id }) => id === 'robotics'));
	});

	it('hide: papers go to their next topic', () => {
		const model = topicModel({ 'safety-alignment': { hidden: true } });
		assert.ok(!model.topicsOf(REFUSAL).some(({ topic }) => topic === 'safety-alignment'));
	});

	it('say what cannot be done and do the rest', () => {
		const model = topicModel({
			empty: { name: 'No words' },
			robotics: { mergeInto: 'nowhere' },
			reasoning: { mergeInto: 'prompting' },
			prompting: { mergeInto: 'reasoning' },
			other: { hidden: true },
			multimodal: { name: 'VLM' },
		});
		assert.equal(topicName('multimodal', model.topics), 'VLM');
		for (const id of ['empty', 'robotics', 'reasoning', 'prompting', 'other']) {
			assert.ok(
				model.problems.some((problem) => problem.includes(`"${id}"`)),
				id,
			);
		}
		assert.equal(model.topicsOf(ROBOT)[0]!.topic, 'robotics');
	});
});
