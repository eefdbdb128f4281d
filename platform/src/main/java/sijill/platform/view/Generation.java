package sijill.platform.view;

/**
 * One filling of the views of one shape. A rebuild fills the next beside it.
 *
 * @param shape names what the rows look like
 * @param number counts the fillings of the shape, from 1
 */
record Generation(String shape, int number) {

	String collection(View<?> view) {
		return view.name() + "." + this;
	}

	Generation next() {
		return new Generation(this.shape, this.number + 1);
	}

	@Override
	public String toString() {
		return this.shape + "." + this.number;
	}

}
