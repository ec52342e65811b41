package dev.assize.data.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.core.TextColumn;
import dev.assize.data.encoding.EncodingOptions.CharacterForm;
import dev.assize.data.encoding.EncodingOptions.Letters;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Encodes a column of texts as sequences of characters (Unicode code points). The known characters are those of the
 * training rows, in the order of their code points; all others share one place.
 *
 * <p>One-hot, the default: shape [known + 1, time], at each step 1 at the place of the character. By index: shape [1,
 * time], 1 for the first known character and up, known + 1 for others, for an embedding layer of known + 2 rows. In
 * both
 * forms a shorter text is followed by zeros, which no character is.
 *
 * <p>The encoded length is that of the longest training text, or the limit of the options where that is less. <b>Of a
 * longer text the first characters are kept and the rest is cut off.</b> A text that is empty or missing becomes one
 * unknown character. Decoding gives the text back; an unknown character comes out as U+FFFD.
 */
public final class CharacterEncoder extends OneColumn {
    static final String KIND = "characters";

    private static final int UNKNOWN_SHOWN = 0xFFFD;
    private static final double HALF = 0.5;

    private final int[] known;
    private final CharacterForm form;
    private final Letters letters;
    private final int longest;

    private CharacterEncoder(String column, int[] known, CharacterForm form, Letters letters, int longest) {
        super(
                column,
                new int[] {form == CharacterForm.ONE_HOT ? known.length + 1 : 1, longest},
                index -> feature(column, known, form, index, longest));
        this.known = known;
        this.form = form;
        this.letters = letters;
        this.longest = longest;
    }

    private static EncodedFeature feature(String column, int[] known, CharacterForm form, int index, int longest) {
        int place = index / longest;
        String at = " at " + index % longest;
        if (form == CharacterForm.INDEX) {
            return new EncodedFeature("character" + at, column, EncodedFeature.Kind.CATEGORY);
        }
        return place < known.length
                ? new EncodedFeature(
                        "'" + Character.toString(known[place]) + "'" + at, column, EncodedFeature.Kind.CATEGORY)
                : new EncodedFeature(ColumnCode.UNSEEN + at, column, EncodedFeature.Kind.UNSEEN);
    }

    /** Fits an encoder to the characters of training rows. */
    static CharacterEncoder fit(TextColumn texts, EncodingOptions options) {
        TreeSet<Integer> known = new TreeSet<>();
        int longest = 1;
        for (int row = 0; row < texts.size(); row++) {
            int[] characters = characters(texts.text(row, ""), options.letters());
            int kept = Math.min(options.longest(), characters.length);
            Arrays.stream(characters).limit(kept).forEach(known::add);
            longest = Math.max(longest, kept);
        }
        int[] alphabet = known.stream().mapToInt(Integer::intValue).toArray();
        return new CharacterEncoder(texts.name(), alphabet, options.characters(), options.letters(), longest);
    }

    private static int[] characters(String text, Letters letters) {
        return (letters == Letters.SMALL ? text.toLowerCase(Locale.ROOT) : text)
                .codePoints()
                .toArray();
    }

    @Override
    public Tensor encode(Table rows) {
        TextColumn texts = (TextColumn) cells(rows, ColumnType.TEXT);
        double[] encoded = room(texts.size());
        for (int row = 0; row < texts.size(); row++) {
            int[] characters = characters(texts.text(row, ""), letters);
            int kept = Math.min(longest, characters.length);
            for (int step = 0; step < Math.max(1, kept); step++) {
                write(encoded, row * features().size() + step, step < kept ? place(characters[step]) : known.length);
            }
        }
        return Tensor.adopt(encoded, batchShape(texts.size()));
    }

    /** Writes the character of a step; places count from 0, the last one is that of unknown characters. */
    private void write(double[] target, int at, int place) {
        if (form == CharacterForm.ONE_HOT) {
            target[at + place * longest] = 1;
        } else {
            target[at] = place + 1;
        }
    }

    private int place(int character) {
        int found = Arrays.binarySearch(known, character);
        return found >= 0 ? found : known.length;
    }

    /** Returns the text up to the first step that is nearer to zeros than to a character. */
    @Override
    String read(double[] encodedRow) {
        StringBuilder text = new StringBuilder();
        for (int step = 0; step < longest; step++) {
            int place = form == CharacterForm.ONE_HOT ? largest(encodedRow, step) : rounded(encodedRow[step]);
            if (place < 0) {
                break;
            }
            text.appendCodePoint(place < known.length ? known[place] : UNKNOWN_SHOWN);
        }
        return text.toString();
    }

    private int largest(double[] row, int step) {
        int best = 0;
        for (int place = 1; place <= known.length; place++) {
            if (row[place * longest + step] > row[best * longest + step]) {
                best = place;
            }
        }
        return row[best * longest + step] < HALF ? -1 : best;
    }

    private int rounded(double index) {
        return (int) Math.min(known.length, Math.rint(index) - 1);
    }

    @Override
    String toJson() {
        ObjectNode root = EncoderJson.root(KIND).put("column", column());
        root.put("form", form.name().toLowerCase(Locale.ROOT));
        root.put("letters", letters.name().toLowerCase(Locale.ROOT));
        root.put("longest", longest).put("known", new String(known, 0, known.length));
        return EncoderJson.text(root);
    }

    /** Reads an encoder; the text is not trusted. */
    static CharacterEncoder fromJson(JsonNode root) {
        EncoderJson.requireKeys(root, "format", "version", "kind", "column", "form", "letters", "longest", "known");
        String column = EncoderJson.column(root);
        int[] known = root.path("known").asText().codePoints().toArray();
        boolean ordered = root.path("known").isTextual();
        for (int i = 1; i < known.length; i++) {
            ordered &= known[i - 1] < known[i];
        }
        if (!ordered) {
            throw EncoderJson.fault("has known characters that are not a text in the order of code points", column);
        }
        return new CharacterEncoder(
                column,
                known,
                EncoderJson.choice(root, "form", CharacterForm.class, column),
                EncoderJson.choice(root, "letters", Letters.class, column),
                EncoderJson.length(root.path("longest"), "longest", column));
    }
}
