package dev.assize.data.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.ArrayColumn;
import dev.assize.core.CanonicalNumber;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.encoding.EncodingOptions.PictureScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Encodes a column of pictures [channels, height, width]: {@code (x - offset) / scale}, with an offset and a scale for
 * each channel.
 *
 * <ul>
 *   <li>{@link PictureScale#UNIT}, the default: the range of the pictures becomes 0 to 1. The range is 0 to 255 where
 *       all
 *       training numbers lie in it, 0 to 1 where they lie even in that, else from the least to the greatest of them.
 *   <li>{@link PictureScale#SYMMETRIC}: the same range becomes -1 to 1.
 *   <li>{@link PictureScale#STANDARD}: mean 0 and standard deviation 1 of each channel over the training rows.
 * </ul>
 *
 * <p>A number that is missing becomes the mean of its channel over the training rows, and so does every number of a
 * picture that is missing as a whole. Numbers outside the range are scaled like all others, not cut.
 */
public final class ImageEncoder extends OneColumn {
    static final String KIND = "image";

    private static final double BYTE_RANGE = 255;
    private static final int AXES = 3;

    private final List<Channel> channels;

    /**
     * How the numbers of a channel are scaled.
     *
     * @param offset the number that becomes 0
     * @param scale what becomes 1 when added to the offset, above 0
     * @param mean what stands for a missing number
     */
    record Channel(double offset, double scale, double mean) {}

    /**
     * The range of the pictures' numbers.
     *
     * @param low where it begins
     * @param length how long it is, above 0
     */
    private record Range(double low, double length) {
        static Range of(List<ChannelStatistics> channels) {
            double least = channels.stream()
                    .mapToDouble(ChannelStatistics::least)
                    .min()
                    .orElse(0);
            double most =
                    channels.stream().mapToDouble(ChannelStatistics::most).max().orElse(1);
            if (least >= 0 && most <= BYTE_RANGE) {
                return new Range(0, most <= 1 ? 1 : BYTE_RANGE);
            }
            return new Range(least, most > least ? most - least : 1);
        }
    }

    private ImageEncoder(String column, int[] axes, List<Channel> channels) {
        super(column, axes, index -> feature(column, axes, index));
        this.channels = channels;
    }

    private static EncodedFeature feature(String column, int[] axes, int index) {
        int x = index % axes[2];
        int y = index / axes[2] % axes[1];
        int channel = index / axes[2] / axes[1];
        String place = (axes[0] == 1 ? "" : channel + ",") + y + "," + x;
        return new EncodedFeature("pixel[" + place + "]", column, EncodedFeature.Kind.NUMBER);
    }

    /** Fits an encoder to training rows that have three axes and at least one number in each channel. */
    static ImageEncoder fit(ArrayColumn pictures, PictureScale scale) {
        int[] axes = pictures.axes();
        List<ChannelStatistics> statistics = ChannelStatistics.of(pictures);
        Range range = Range.of(statistics);
        double half = range.length / 2;
        List<Channel> channels = new ArrayList<>();
        for (ChannelStatistics channel : statistics) {
            channels.add(
                    switch (scale) {
                        case UNIT -> new Channel(range.low, range.length, channel.mean());
                        case SYMMETRIC -> new Channel(range.low + half, half, channel.mean());
                        case STANDARD -> new Channel(channel.mean(), channel.deviationOr1(), channel.mean());
                    });
        }
        return new ImageEncoder(pictures.name(), axes, List.copyOf(channels));
    }

    /** Returns whether a column's cells have the axes of pictures. */
    static boolean fits(ArrayColumn column) {
        return column.axes().length == AXES && !column.isVarying();
    }

    @Override
    public Tensor encode(Table rows) {
        ArrayColumn pictures = (ArrayColumn) cells(rows, ColumnType.ARRAY);
        if (!Arrays.equals(pictures.axes(), shape())) {
            throw otherShape(
                    column(),
                    "arrays of the axes " + Arrays.toString(pictures.axes()),
                    "pictures " + Arrays.toString(shape()));
        }
        double[] encoded = room(pictures.size());
        int area = features().size() / channels.size();
        int at = 0;
        for (int row = 0; row < pictures.size(); row++) {
            for (int c = 0; c < channels.size(); c++) {
                encode(pictures, row, c * area, area, channels.get(c), encoded, at);
                at += area;
            }
        }
        return Tensor.adopt(encoded, batchShape(pictures.size()));
    }

    private static void encode(
            ArrayColumn pictures, int row, int from, int area, Channel channel, double[] target, int at) {
        float mean = (float) channel.mean;
        boolean missing = pictures.isMissing(row);
        for (int i = 0; i < area; i++) {
            double value = missing ? mean : pictures.valueOr(row, from + i, mean);
            target[at + i] = (value - channel.offset) / channel.scale;
        }
    }

    /** Describes the picture: its size, and least, greatest and mean number in their original unit. */
    @Override
    String read(double[] encodedRow) {
        int area = encodedRow.length / channels.size();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < encodedRow.length; i++) {
            Channel channel = channels.get(i / area);
            double value = encodedRow[i] * channel.scale + channel.offset;
            least = Math.min(least, value);
            most = Math.max(most, value);
            sum += value;
        }
        int[] axes = shape();
        String many = axes[0] == 1 ? "" : " in " + axes[0] + " channels";
        return "picture of " + axes[1] + " x " + axes[2] + many + ", " + shown(least) + " to " + shown(most) + ", mean "
                + shown(sum / encodedRow.length);
    }

    /** A number in four significant digits. */
    static String shown(double value) {
        return CanonicalNumber.text(Double.parseDouble(String.format(Locale.ROOT, "%.3e", value)));
    }

    @Override
    String toJson() {
        ObjectNode root = EncoderJson.root(KIND).put("column", column());
        ArrayNode axes = root.putArray("axes");
        Arrays.stream(shape()).forEach(axes::add);
        ArrayNode list = root.putArray("channels");
        for (Channel channel : channels) {
            list.addObject()
                    .put("offset", channel.offset)
                    .put("scale", channel.scale)
                    .put("mean", channel.mean);
        }
        return EncoderJson.text(root);
    }

    /** Reads an encoder; the text is not trusted. */
    static ImageEncoder fromJson(JsonNode root) {
        EncoderJson.requireKeys(root, "format", "version", "kind", "column", "axes", "channels");
        String column = EncoderJson.column(root);
        JsonNode stated = root.path("axes");
        if (stated.size() != AXES) {
            throw EncoderJson.fault("has pictures of " + stated.size() + " axes, not of 3", column);
        }
        int[] axes = new int[AXES];
        for (int axis = 0; axis < AXES; axis++) {
            axes[axis] = EncoderJson.length(stated.path(axis), "an axis", column);
        }
        List<Channel> channels = new ArrayList<>();
        for (JsonNode channel : root.path("channels")) {
            EncoderJson.requireKeys(channel, "offset", "scale", "mean");
            channels.add(new Channel(
                    EncoderJson.finite(channel, "offset", column),
                    EncoderJson.positive(channel, "scale", column),
                    EncoderJson.finite(channel, "mean", column)));
        }
        if (channels.size() != axes[0]) {
            throw EncoderJson.fault("scales " + channels.size() + " channels of " + axes[0], column);
        }
        return new ImageEncoder(column, axes, List.copyOf(channels));
    }
}
