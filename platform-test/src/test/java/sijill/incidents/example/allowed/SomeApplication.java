package sijill.incidents.example.allowed;

/**
 * An application is public, and nobody calls it.
 */
public final class SomeApplication {

	private SomeApplication() {
	}

	public static void main(String[] args) {
	}

}
