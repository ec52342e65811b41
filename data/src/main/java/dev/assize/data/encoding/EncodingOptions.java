package dev.assize.data.encoding;

/**
 * How pictures, sequences and texts become numbers. Columns of numbers and categories have no options.
 *
 * @param pictures the scale of pictures
 * @param characters how characters of a text are written
 * @param letters whether capital letters are told from small ones
 * @param longest time steps that are kept of a sequence or a text at most, however long the training rows are
 */
public record EncodingOptions(PictureScale pictures, CharacterForm characters, Letters letters, int longest) {
    /** Pictures from 0 to 1, characters one-hot and as written, at most 1,000 steps. */
    public static final EncodingOptions DEFAULT =
            new EncodingOptions(PictureScale.UNIT, CharacterForm.ONE_HOT, Letters.AS_WRITTEN, 1_000);

    /** Checks the length. */
    public EncodingOptions {
        if (longest < 1) {
            throw new IllegalArgumentException(
                    "at most " + longest + " time steps would be kept of a sequence; keep 1 or more");
        }
    }

    /** What a picture's numbers become. */
    public enum PictureScale {
        /** The range becomes 0 to 1. */
        UNIT,
        /** The range becomes -1 to 1. */
        SYMMETRIC,
        /** Each channel has mean 0 and standard deviation 1 over the training rows. */
        STANDARD
    }

    /** How a character is written at its time step. */
    public enum CharacterForm {
        /** One number for each known character and one for all others; exactly one of them is 1. */
        ONE_HOT,
        /** One number: 1 and up for the known characters, the next one for all others; for an embedding layer. */
        INDEX
    }

    /** What becomes of capital letters. */
    public enum Letters {
        /** They are characters of their own. */
        AS_WRITTEN,
        /** They become small letters, by the rules of no particular language. */
        SMALL
    }

    /** Returns these options with another scale of pictures. */
    public EncodingOptions withPictures(PictureScale scale) {
        return new EncodingOptions(scale, characters, letters, longest);
    }

    /** Returns these options with characters written in another form. */
    public EncodingOptions withCharacters(CharacterForm form) {
        return new EncodingOptions(pictures, form, letters, longest);
    }

    /** Returns these options with another treatment of capital letters. */
    public EncodingOptions withLetters(Letters treatment) {
        return new EncodingOptions(pictures, characters, treatment, longest);
    }

    /** Returns these options with another limit for the length. */
    public EncodingOptions withLongest(int steps) {
        return new EncodingOptions(pictures, characters, letters, steps);
    }
}
