package sijill.incidents.example.unmarked;

/**
 * A class in a package that nobody checks for nulls.
 */
record Unmarked() {
}
