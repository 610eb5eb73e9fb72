/** Categories of arXiv by name (https://arxiv.org/category_taxonomy), those of machine learning and its neighbours first. */

export interface ArxivCategory {
	readonly id: string;
	readonly name: string;
}

/** The archives as they group the categories. */
export const ARXIV_GROUPS: readonly { readonly name: string; readonly categories: readonly ArxivCategory[] }[] = [
	group(
		'Often followed',
		'cs.AI Artificial Intelligence|cs.CL Computation and Language|cs.CV Computer Vision and Pattern Recognition|cs.LG Machine Learning|cs.RO Robotics|cs.IR Information Retrieval|cs.MA Multiagent Systems|cs.NE Neural and Evolutionary Computing|cs.SD Sound|stat.ML Machine Learning (Statistics)|eess.AS Audio and Speech Processing|eess.IV Image and Video Processing',
	),
	group(
		'Computer Science',
		'cs All of Computer Science|cs.AR Hardware Architecture|cs.CC Computational Complexity|cs.CE Computational Engineering, Finance, and Science|cs.CG Computational Geometry|cs.CR Cryptography and Security|cs.CY Computers and Society|cs.DB Databases|cs.DC Distributed, Parallel, and Cluster Computing|cs.DL Digital Libraries|cs.DM Discrete Mathematics|cs.DS Data Structures and Algorithms|cs.ET Emerging Technologies|cs.FL Formal Languages and Automata Theory|cs.GL General Literature|cs.GR Graphics|cs.GT Computer Science and Game Theory|cs.HC Human-Computer Interaction|cs.IT Information Theory|cs.LO Logic in Computer Science|cs.MM Multimedia|cs.MS Mathematical Software|cs.NA Numerical Analysis|cs.NI Networking and Internet Architecture|cs.OH Other Computer Science|cs.OS Operating Systems|cs.PF Performance|cs.PL Programming Languages|cs.SC Symbolic Computation|cs.SE Software Engineering|cs.SI Social and Information Networks|cs.SY Systems and Control',
	),
	group(
		'Statistics',
		'stat All of Statistics|stat.AP Applications|stat.CO Computation|stat.ME Methodology|stat.OT Other Statistics|stat.TH Statistics Theory',
	),
	group(
		'Electrical Engineering and Systems Science',
		'eess All of Electrical Engineering and Systems Science|eess.SP Signal Processing|eess.SY Systems and Control',
	),
	group(
		'Mathematics',
		'math All of Mathematics|math.AC Commutative Algebra|math.AG Algebraic Geometry|math.AP Analysis of PDEs|math.AT Algebraic Topology|math.CA Classical Analysis and ODEs|math.CO Combinatorics|math.CT Category Theory|math.CV Complex Variables|math.DG Differential Geometry|math.DS Dynamical Systems|math.FA Functional Analysis|math.GM General Mathematics|math.GN General Topology|math.GR Group Theory|math.GT Geometric Topology|math.HO History and Overview|math.IT Information Theory|math.KT K-Theory and Homology|math.LO Logic|math.MG Metric Geometry|math.MP Mathematical Physics|math.NA Numerical Analysis|math.NT Number Theory|math.OA Operator Algebras|math.OC Optimization and Control|math.PR Probability|math.QA Quantum Algebra|math.RA Rings and Algebras|math.RT Representation Theory|math.SG Symplectic Geometry|math.SP Spectral Theory|math.ST Statistics Theory',
	),
	group(
		'Quantitative Biology',
		'q-bio All of Quantitative Biology|q-bio.BM Biomolecules|q-bio.CB Cell Behavior|q-bio.GN Genomics|q-bio.MN Molecular Networks|q-bio.NC Neurons and Cognition|q-bio.OT Other Quantitative Biology|q-bio.PE Populations and Evolution|q-bio.QM Quantitative Methods|q-bio.SC Subcellular Processes|q-bio.TO Tissues and Organs',
	),
	group(
		'Quantitative Finance',
		'q-fin All of Quantitative Finance|q-fin.CP Computational Finance|q-fin.EC Economics|q-fin.GN General Finance|q-fin.MF Mathematical Finance|q-fin.PM Portfolio Management|q-fin.PR Pricing of Securities|q-fin.RM Risk Management|q-fin.ST Statistical Finance|q-fin.TR Trading and Market Microstructure',
	),
	group(
		'Economics',
		'econ All of Economics|econ.EM Econometrics|econ.GN General Economics|econ.TH Theoretical Economics',
	),
	group(
		'Physics',
		'physics All of Physics (physics archive)|astro-ph All of Astrophysics|astro-ph.CO Cosmology and Nongalactic Astrophysics|astro-ph.EP Earth and Planetary Astrophysics|astro-ph.GA Astrophysics of Galaxies|astro-ph.HE High Energy Astrophysical Phenomena|astro-ph.IM Instrumentation and Methods for Astrophysics|astro-ph.SR Solar and Stellar Astrophysics|cond-mat All of Condensed Matter|cond-mat.dis-nn Disordered Systems and Neural Networks|cond-mat.mes-hall Mesoscale and Nanoscale Physics|cond-mat.mtrl-sci Materials Science|cond-mat.other Other Condensed Matter|cond-mat.quant-gas Quantum Gases|cond-mat.soft Soft Condensed Matter|cond-mat.stat-mech Statistical Mechanics|cond-mat.str-el Strongly Correlated Electrons|cond-mat.supr-con Superconductivity|gr-qc General Relativity and Quantum Cosmology|hep-ex High Energy Physics - Experiment|hep-lat High Energy Physics - Lattice|hep-ph High Energy Physics - Phenomenology|hep-th High Energy Physics - Theory|math-ph Mathematical Physics|nlin All of Nonlinear Sciences|nlin.AO Adaptation and Self-Organizing Systems|nlin.CD Chaotic Dynamics|nlin.CG Cellular Automata and Lattice Gases|nlin.PS Pattern Formation and Solitons|nlin.SI Exactly Solvable and Integrable Systems|nucl-ex Nuclear Experiment|nucl-th Nuclear Theory|physics.acc-ph Accelerator Physics|physics.ao-ph Atmospheric and Oceanic Physics|physics.app-ph Applied Physics|physics.atm-clus Atomic and Molecular Clusters|physics.atom-ph Atomic Physics|physics.bio-ph Biological Physics|physics.chem-ph Chemical Physics|physics.class-ph Classical Physics|physics.comp-ph Computational Physics|physics.data-an Data Analysis, Statistics and Probability|physics.ed-ph Physics Education|physics.flu-dyn Fluid Dynamics|physics.gen-ph General Physics|physics.geo-ph Geophysics|physics.hist-ph History and Philosophy of Physics|physics.ins-det Instrumentation and Detectors|physics.med-ph Medical Physics|physics.optics Optics|physics.plasm-ph Plasma Physics|physics.pop-ph Popular Physics|physics.soc-ph Physics and Society|physics.space-ph Space Physics|quant-ph Quantum Physics',
	),
];

function group(name: string, table: string) {
	const categories = table.split('|').map((row) => {
		const blank = row.indexOf(' ');
		return { id: row.slice(0, blank), name: row.slice(blank + 1) };
	});
	return { name, categories };
}
