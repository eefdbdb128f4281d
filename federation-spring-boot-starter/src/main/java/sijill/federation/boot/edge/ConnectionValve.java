package sijill.federation.boot.edge;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Keeps the connection of each request at hand, which the servlet interface hides.
 */
final class ConnectionValve extends ValveBase {

	ConnectionValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		request.setAttribute(Clients.CONNECTION, request.getCoyoteRequest());
		getNext().invoke(request, response);
	}

}
