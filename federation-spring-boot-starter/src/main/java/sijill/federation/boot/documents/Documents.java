package sijill.federation.boot.documents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import sijill.federation.boot.documents.DocumentRefusedException.Reason;

/**
 * Finds the document that a request means: its own text, a document that the operator
 * trusts, by its id, or one that was sent before, by its hash (the protocol of automatic
 * persisted queries).
 */
public final class Documents {

	private final Remembered remembered;

	private final Manifest manifest;

	private final boolean onlyTrusted;

	Documents(Remembered remembered, Manifest manifest, boolean onlyTrusted) {
		this.remembered = remembered;
		this.manifest = manifest;
		this.onlyTrusted = onlyTrusted;
	}

	/**
	 * Finds the document of a request.
	 * @param text null where the request carries none
	 * @param id the id of a trusted document; null where the request names none
	 */
	public Found find(@Nullable String text, @Nullable String id, Map<String, @Nullable Object> extensions)
			throws DocumentRefusedException {
		String hash = hash(extensions);
		if (text == null) {
			return new Found(byName((id != null) ? id : hash), null);
		}
		if (hash != null && !hash.equalsIgnoreCase(sha256(text))) {
			throw new DocumentRefusedException(Reason.MISUSED, "The hash is not that of the query");
		}
		requireTrust(text);
		return new Found(text, (hash != null && !this.onlyTrusted) ? hash.toLowerCase(Locale.ROOT) : null);
	}

	/**
	 * Refuses a document that the operator does not trust, where trust is needed.
	 */
	public void requireTrust(String text) throws DocumentRefusedException {
		if (this.onlyTrusted && !this.manifest.contains(text) && !asksNothing(text)) {
			throw new DocumentRefusedException(Reason.NOT_TRUSTED, "Only trusted documents are answered here");
		}
	}

	/**
	 * Keeps a document that turned out to be valid.
	 */
	public void remember(Found found) {
		if (found.hash() != null) {
			this.remembered.add(found.hash(), found.text());
		}
	}

	/** What health checks of load balancers ask. */
	private static boolean asksNothing(String text) {
		return text.replaceAll("\\s", "").replaceFirst("^query", "").equals("{__typename}");
	}

	private String byName(@Nullable String name) throws DocumentRefusedException {
		if (name == null) {
			throw new DocumentRefusedException(Reason.MISUSED, "The parameter \"query\" is missing");
		}
		String trusted = this.manifest.document(name);
		if (trusted != null) {
			return trusted;
		}
		if (this.onlyTrusted) {
			throw new DocumentRefusedException(Reason.NOT_TRUSTED, "Only trusted documents are answered here");
		}
		if (this.remembered.isOff()) {
			throw new DocumentRefusedException(Reason.NOT_SUPPORTED, "PersistedQueryNotSupported");
		}
		String known = this.remembered.document(name.toLowerCase(Locale.ROOT));
		if (known == null) {
			throw new DocumentRefusedException(Reason.NOT_FOUND, "PersistedQueryNotFound");
		}
		return known;
	}

	private static @Nullable String hash(Map<String, @Nullable Object> extensions) throws DocumentRefusedException {
		Object persisted = extensions.get("persistedQuery");
		if (persisted == null) {
			return null;
		}
		if (persisted instanceof Map<?, ?> query && query.get("sha256Hash") instanceof String hash
				&& query.get("version") instanceof Number version && version.intValue() == 1) {
			return hash;
		}
		throw new DocumentRefusedException(Reason.MISUSED,
				"The extension \"persistedQuery\" needs the version 1 and a sha256Hash");
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A document, and the hash to remember it by; null where it is not to be remembered.
	 */
	public record Found(String text, @Nullable String hash) {
	}

}
