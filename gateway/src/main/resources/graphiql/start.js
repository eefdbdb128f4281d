// Opens GraphiQL on this gateway, with the first query that the page's settings name.
const settings = JSON.parse(document.getElementById('settings').textContent);

// What somebody typed is kept by the browser, apart from what other GraphiQLs at this address kept.
const own = (name) => `sijill:${name}`;
const storage = {
	getItem: (name) => localStorage.getItem(own(name)),
	setItem: (name, value) => localStorage.setItem(own(name), value),
	removeItem: (name) => localStorage.removeItem(own(name)),
	clear: () => Object.keys(localStorage).filter((name) => name.startsWith(own(''))).forEach((name) => localStorage.removeItem(name)),
	get length() { return localStorage.length; }
};

// A link can bring its own query; the first one is for those who were never here.
const link = new URLSearchParams(window.location.search);
const isNew = storage.getItem('graphiql:query') === null;
const opening = link.has('query') ? { query: link.get('query'), variables: link.get('variables') || '' }
	: isNew && settings.query ? { query: settings.query, variables: settings.variables } : {};

ReactDOM.createRoot(document.getElementById('graphiql')).render(
	React.createElement(GraphiQL, {
		fetcher: GraphiQL.createFetcher({ url: settings.url }),
		defaultEditorToolsVisibility: true,
		storage,
		...opening
	})
);
