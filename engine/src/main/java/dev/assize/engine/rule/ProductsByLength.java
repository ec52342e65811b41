package dev.assize.engine.rule;

import dev.assize.engine.kernel.Product;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Descriptions of products that differ in one length, each made once. */
final class ProductsByLength {
    private final IntFunction<Product> maker;
    private final @Nullable Product[] made;

    ProductsByLength(int longest, IntFunction<Product> maker) {
        this.maker = maker;
        made = new Product[longest + 1];
    }

    Product of(int length) {
        Product known = made[length];
        if (known == null) {
            known = maker.apply(length);
            made[length] = known;
        }
        return known;
    }
}
