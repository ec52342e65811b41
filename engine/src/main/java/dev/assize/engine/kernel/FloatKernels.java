package dev.assize.engine.kernel;

import java.util.concurrent.atomic.LongAdder;

/** Kernels in {@code float}: for training and prediction at speed. */
public final class FloatKernels implements Kernels<float[]> {
    private final Products<float[]> products;
    private final RowKernels<float[]> rows;
    private final ColumnKernels<float[]> columns = new FloatColumns();
    private final ActivationKernels<float[]> activations = new FloatActivations();
    private final WindowKernels<float[]> windows = new FloatWindows();
    private final PoolingKernels<float[]> poolings = new FloatPoolings();
    private final DepthwiseKernels<float[]> depthwise = new FloatDepthwise();
    private final CellKernels<float[]> cells;
    private final GatedCellKernels<float[]> gatedCells = new FloatGatedCells();
    private final LossKernels<float[]> losses = new FloatLosses();
    private final NormalizationKernels<float[]> normalizations = new FloatNormalizations();
    private final NormKernels<float[]> norms = new FloatNorms();
    private final GridKernels<float[]> grids;
    private final UpdateKernels<float[]> updates = new FloatUpdates();
    private final LongAdder allocated = new LongAdder();
    private final Transfer<float[]> transfer = new FloatTransfer();

    /** Makes kernels with the fastest products of this process. */
    public FloatKernels() {
        this(ProductLibrary.inUse());
    }

    /** Makes kernels with products of a library. */
    public FloatKernels(ProductLibrary library) {
        Products<float[]> plain = new FloatProducts();
        if (library == ProductLibrary.VECTOR) {
            LargeProducts large = new LargeProducts(plain);
            products = large;
            rows = new FastRows(large);
            cells = new FastCells(large);
            grids = new FastGrids(large);
        } else {
            products = plain;
            rows = new FloatRows();
            cells = new FloatCells();
            grids = new FloatGrids();
        }
    }

    @Override
    public float[] allocate(int length) {
        allocated.add(length);
        return new float[length];
    }

    @Override
    public float[][] allocate(int count, int length) {
        allocated.add((long) count * length);
        return new float[count][length];
    }

    @Override
    public long allocatedBytes() {
        return allocated.sum() * Float.BYTES;
    }

    @Override
    public Products<float[]> products() {
        return products;
    }

    @Override
    public RowKernels<float[]> rows() {
        return rows;
    }

    @Override
    public ColumnKernels<float[]> columns() {
        return columns;
    }

    @Override
    public ActivationKernels<float[]> activations() {
        return activations;
    }

    @Override
    public WindowKernels<float[]> windows() {
        return windows;
    }

    @Override
    public PoolingKernels<float[]> poolings() {
        return poolings;
    }

    @Override
    public DepthwiseKernels<float[]> depthwise() {
        return depthwise;
    }

    @Override
    public CellKernels<float[]> cells() {
        return cells;
    }

    @Override
    public LossKernels<float[]> losses() {
        return losses;
    }

    @Override
    public GridKernels<float[]> grids() {
        return grids;
    }

    @Override
    public UpdateKernels<float[]> updates() {
        return updates;
    }

    @Override
    public Transfer<float[]> transfer() {
        return transfer;
    }

    @Override
    public NormalizationKernels<float[]> normalizations() {
        return normalizations;
    }

    @Override
    public GatedCellKernels<float[]> gatedCells() {
        return gatedCells;
    }

    @Override
    public NormKernels<float[]> norms() {
        return norms;
    }
}
