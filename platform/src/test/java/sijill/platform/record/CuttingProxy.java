package sijill.platform.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and MongoDB and lets writes to the log through, but not what
 * the server says of every other one: the connection ends instead.
 */
final class CuttingProxy implements AutoCloseable {

	/** How an insert into the log looks on the wire. */
	private static final String INSERT = "\2insert\0\4\0\0\0log\0";

	private final ServerSocket server;

	private final String host;

	private final int target;

	private final AtomicInteger inserts = new AtomicInteger();

	private final AtomicInteger cuts = new AtomicInteger();

	private volatile boolean cutting;

	CuttingProxy(String address) throws IOException {
		int colon = address.lastIndexOf(':');
		this.host = address.substring(0, colon);
		this.target = Integer.parseInt(address.substring(colon + 1));
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	void cutEveryOther(boolean on) {
		this.cutting = on;
	}

	int cuts() {
		return this.cuts.get();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				Socket mongo = new Socket(InetAddress.getAllByName(this.host)[0], this.target);
				AtomicBoolean cut = new AtomicBoolean();
				Thread.ofVirtual().start(() -> requests(client, mongo, cut));
				Thread.ofVirtual().start(() -> replies(mongo, client, cut));
			}
			catch (IOException ex) {
				// Closed, or nobody there: the client finds out by itself.
			}
		}
	}

	private void requests(Socket client, Socket mongo, AtomicBoolean cut) {
		try (client; mongo) {
			InputStream in = client.getInputStream();
			OutputStream out = mongo.getOutputStream();
			byte[] buffer = new byte[1024 * 1024];
			for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
				boolean insert = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(INSERT);
				if (this.cutting && insert && this.inserts.incrementAndGet() % 2 == 0) {
					cut.set(true);
				}
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// One side has gone, so the other goes too.
		}
	}

	private void replies(Socket mongo, Socket client, AtomicBoolean cut) {
		try (mongo; client) {
			InputStream in = mongo.getInputStream();
			OutputStream out = client.getOutputStream();
			byte[] buffer = new byte[1024 * 1024];
			for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
				if (cut.get()) {
					this.cuts.incrementAndGet();
					return;
				}
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// One side has gone, so the other goes too.
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
