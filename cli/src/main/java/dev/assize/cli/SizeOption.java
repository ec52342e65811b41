package dev.assize.cli;

import dev.assize.data.arrays.ArraySource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the size of a picture, height first: {@code 64x48}. */
final class SizeOption implements ITypeConverter<ArraySource.Size> {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");

    @Override
    public ArraySource.Size convert(String value) {
        Matcher sides = FORM.matcher(value);
        int most = ArraySource.Size.MOST;
        if (!sides.matches() || side(sides, 1) > most || side(sides, 2) > most) {
            throw new TypeConversionException("'" + value + "' is no size of a picture; say height and width, 1 to "
                    + most + " pixels each, for example 64x48");
        }
        return new ArraySource.Size(side(sides, 1), side(sides, 2));
    }

    private static int side(Matcher sides, int group) {
        return Integer.parseInt(sides.group(group));
    }
}
