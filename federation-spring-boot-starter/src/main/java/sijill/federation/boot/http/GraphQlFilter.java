package sijill.federation.boot.http;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Answers what is posted to the graph before Spring MVC looks who could: finding a route
 * would take a tenth of the processor time of an answer. Everything else that shares the
 * address goes on to its route.
 */
final class GraphQlFilter implements Filter {

	static final String PATH = "/graphql";

	private static final List<HttpMessageConverter<?>> CONVERTERS = List.of(new JacksonJsonHttpMessageConverter());

	private final Supplier<GraphQlEndpoint> endpoint;

	/** Filters are made before anything else is. */
	GraphQlFilter(Supplier<GraphQlEndpoint> endpoint) {
		this.endpoint = endpoint;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer
				&& http.getMethod().equals(HttpMethod.POST.name()) && !RequestReader.takesEvents(http)) {
			ServerHttpObservationFilter.findObservationContext(http).ifPresent((it) -> it.setPathPattern(PATH));
			this.endpoint.get().post(ServerRequest.create(http, CONVERTERS)).writeTo(http, answer, () -> CONVERTERS);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
