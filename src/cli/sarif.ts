import { version } from '../../package.json';
import { encodedAddress } from '../core/text/encoded';
import type { Remark } from './remark';

/** Remarks as code hosts show them beside the lines (SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/). */
export function sarif(remarks: readonly Remark[]) {
	const rules = [...new Set(remarks.map(({ kind }) => kind))].map((id) => ({ id }));
	return {
		$schema: 'https://json.schemastore.org/sarif-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'offprint', version, rules } },
				results: remarks.map(({ file, line, kind, level, message }) => ({
					ruleId: kind,
					level,
					message: { text: message },
					locations: [
						{ physicalLocation: { artifactLocation: { uri: encodedAddress(file) }, region: { startLine: line } } },
					],
				})),
			},
		],
	};
}
