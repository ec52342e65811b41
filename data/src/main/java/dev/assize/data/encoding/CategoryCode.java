package dev.assize.data.encoding;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * A category, one-hot: one number for each category of the training rows, one for missing cells where a training cell
 * was missing, and one for everything else. Exactly one of them is 1.
 *
 * @param column the column
 * @param categories the categories of the training rows, in the order of the column's dictionary
 * @param indicator whether missing cells have a number of their own; if not, they count as unseen
 */
record CategoryCode(String column, List<String> categories, boolean indicator) implements ColumnCode {
    CategoryCode {
        categories = List.copyOf(categories);
    }

    /** Fits the code to a column: categories that occur in no row have no number. */
    static CategoryCode fit(CategoricalColumn cells) {
        List<String> occurring = new ArrayList<>();
        long[] counts = cells.counts();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                occurring.add(cells.dictionary().get(code));
            }
        }
        return new CategoryCode(cells.name(), occurring, cells.missingCount() > 0);
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORICAL;
    }

    @Override
    public List<EncodedFeature> features() {
        List<EncodedFeature> features = new ArrayList<>();
        for (String category : categories) {
            // a category that looks like one of our own marks is quoted, so that names stay unique
            String shown = category.startsWith("(") ? "'" + category + "'" : category;
            features.add(new EncodedFeature(column + "=" + shown, column, EncodedFeature.Kind.CATEGORY));
        }
        if (indicator) {
            features.add(new EncodedFeature(column + "=" + MISSING, column, EncodedFeature.Kind.MISSING));
        }
        features.add(new EncodedFeature(column + "=" + UNSEEN, column, EncodedFeature.Kind.UNSEEN));
        return features;
    }

    @Override
    public void encode(Column cells, double[] target, int at, int stride) {
        CategoricalColumn texts = (CategoricalColumn) cells;
        int[] numberOfCode = new int[texts.dictionary().size()];
        for (int code = 0; code < numberOfCode.length; code++) {
            int known = categories.indexOf(texts.dictionary().get(code));
            numberOfCode[code] = known >= 0 ? known : unseenAt();
        }
        int missingAt = indicator ? categories.size() : unseenAt();
        for (int row = 0; row < texts.size(); row++) {
            int code = texts.code(row);
            int hot = code == CategoricalColumn.MISSING ? missingAt : numberOfCode[code];
            target[at + row * stride + hot] = 1;
        }
    }

    @Override
    public String decode(double[] row, int at) {
        int hottest = 0;
        for (int i = 1; i <= unseenAt(); i++) {
            if (row[at + i] > row[at + hottest]) {
                hottest = i;
            }
        }
        if (hottest < categories.size()) {
            return categories.get(hottest);
        }
        return hottest == unseenAt() ? UNSEEN : MISSING;
    }

    private int unseenAt() {
        return categories.size() + (indicator ? 1 : 0);
    }
}
