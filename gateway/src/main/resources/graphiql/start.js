// Opens GraphiQL on this gateway, with the first query that the page's settings name.
const settings = JSON.parse(document.getElementById('settings').textContent);
const params = new URLSearchParams(window.location.search);
const first = {
	query: params.get('query') || settings.query,
	variables: params.get('variables') || settings.variables
};

ReactDOM.createRoot(document.getElementById('graphiql')).render(
	React.createElement(GraphiQL, {
		fetcher: GraphiQL.createFetcher({ url: settings.url }),
		defaultEditorToolsVisibility: true,
		// What somebody typed last time is kept by the browser and wins over the first query,
		// unless a link brings its own.
		...(params.has('query') ? first : first.query ? { defaultTabs: [first] } : {})
	})
);
