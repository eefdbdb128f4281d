package sijill.platform.date;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * Stores a date in MongoDB as its EDTF string.
 */
public final class FuzzyDateCodec implements Codec<FuzzyDate> {

	@Override
	public void encode(BsonWriter writer, FuzzyDate date, EncoderContext context) {
		writer.writeString(date.edtf());
	}

	@Override
	public FuzzyDate decode(BsonReader reader, DecoderContext context) {
		return FuzzyDate.parse(reader.readString());
	}

	@Override
	public Class<FuzzyDate> getEncoderClass() {
		return FuzzyDate.class;
	}

}
