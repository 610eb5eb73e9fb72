// `vscode` resolves here for core (see tsconfig.json), so that importing anything from it does not compile.
export {};
