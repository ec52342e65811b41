package dev.assize.engine.kernel;

import java.util.concurrent.atomic.LongAdder;

/** Kernels in {@code double}: for checking, and for explanations that need the digits. */
public final class DoubleKernels implements Kernels<double[]> {
    private final Products<double[]> products = new DoubleProducts();
    private final RowKernels<double[]> rows = new DoubleRows();
    private final ColumnKernels<double[]> columns = new DoubleColumns();
    private final ActivationKernels<double[]> activations = new DoubleActivations();
    private final WindowKernels<double[]> windows = new DoubleWindows();
    private final PoolingKernels<double[]> poolings = new DoublePoolings();
    private final DepthwiseKernels<double[]> depthwise = new DoubleDepthwise();
    private final CellKernels<double[]> cells = new DoubleCells();
    private final GatedCellKernels<double[]> gatedCells = new DoubleGatedCells();
    private final LossKernels<double[]> losses = new DoubleLosses();
    private final NormalizationKernels<double[]> normalizations = new DoubleNormalizations();
    private final NormKernels<double[]> norms = new DoubleNorms();
    private final GridKernels<double[]> grids = new DoubleGrids();
    private final UpdateKernels<double[]> updates = new DoubleUpdates();
    private final LongAdder allocated = new LongAdder();
    private final Transfer<double[]> transfer = new DoubleTransfer();

    @Override
    public double[] allocate(int length) {
        allocated.add(length);
        return new double[length];
    }

    @Override
    public double[][] allocate(int count, int length) {
        allocated.add((long) count * length);
        return new double[count][length];
    }

    @Override
    public long allocatedBytes() {
        return allocated.sum() * Double.BYTES;
    }

    @Override
    public Products<double[]> products() {
        return products;
    }

    @Override
    public RowKernels<double[]> rows() {
        return rows;
    }

    @Override
    public ColumnKernels<double[]> columns() {
        return columns;
    }

    @Override
    public ActivationKernels<double[]> activations() {
        return activations;
    }

    @Override
    public WindowKernels<double[]> windows() {
        return windows;
    }

    @Override
    public PoolingKernels<double[]> poolings() {
        return poolings;
    }

    @Override
    public DepthwiseKernels<double[]> depthwise() {
        return depthwise;
    }

    @Override
    public CellKernels<double[]> cells() {
        return cells;
    }

    @Override
    public LossKernels<double[]> losses() {
        return losses;
    }

    @Override
    public GridKernels<double[]> grids() {
        return grids;
    }

    @Override
    public UpdateKernels<double[]> updates() {
        return updates;
    }

    @Override
    public Transfer<double[]> transfer() {
        return transfer;
    }

    @Override
    public NormalizationKernels<double[]> normalizations() {
        return normalizations;
    }

    @Override
    public GatedCellKernels<double[]> gatedCells() {
        return gatedCells;
    }

    @Override
    public NormKernels<double[]> norms() {
        return norms;
    }
}
