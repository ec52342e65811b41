package dev.assize.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.Curve;
import dev.assize.core.Curve.Point;
import dev.assize.core.Curve.Series;

/** Lines over a common axis. */
final class CurveJson {
    private CurveJson() {}

    static JsonNode write(Curve curve, JsonTree tree) {
        return tree.put("xAxis", curve.xAxis())
                .put("yAxis", curve.yAxis())
                .putAll("series", curve.series(), CurveJson::writeSeries)
                .node();
    }

    static Curve read(JsonCursor at) {
        at.allow("shape", "id", "scope", "xAxis", "yAxis", "series");
        return new Curve(
                KeyJson.read(at), at.text("xAxis"), at.text("yAxis"), at.list("series", CurveJson::readSeries));
    }

    private static JsonNode writeSeries(Series series) {
        return new JsonTree()
                .put("name", series.name())
                .putAll("points", series.points(), CurveJson::writePoint)
                .node();
    }

    private static Series readSeries(JsonCursor at) {
        at.allow("name", "points");
        return new Series(at.text("name"), at.list("points", CurveJson::readPoint));
    }

    private static JsonNode writePoint(Point point) {
        return new JsonTree()
                .put("x", point.x())
                .put("estimate", EstimateJson.write(point.estimate()))
                .node();
    }

    private static Point readPoint(JsonCursor at) {
        at.allow("x", "estimate");
        return new Point(at.number("x"), at.get("estimate", EstimateJson::read));
    }
}
