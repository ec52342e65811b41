package dev.assize.engine.plan;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on the calling thread and some daemon threads that end when idle. Whoever waits looks some tens
 * of microseconds before it sleeps: steps follow each other closely, and waking a thread takes as long as a small
 * layer.
 */
final class Workers {
    private static final long IDLE_MILLIS = 2000;
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 1000 : 0;

    private final int helpers;
    private final ThreadPoolExecutor pool;

    Workers(int threads) {
        helpers = threads - 1;
        pool = new ThreadPoolExecutor(
                Math.max(1, helpers),
                Math.max(1, helpers),
                IDLE_MILLIS,
                TimeUnit.MILLISECONDS,
                new PatientQueue(),
                Workers::daemon);
        pool.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "assize-engine");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs {@code body} for 0 to {@code count - 1} and returns when all are done; throws what the first failure
     * threw.
     */
    void run(int count, IntConsumer body) {
        int helping = Math.min(helpers, count - 1);
        if (helping <= 0) {
            for (int i = 0; i < count; i++) {
                body.accept(i);
            }
            return;
        }
        Job job = new Job(count, helping, body);
        for (int i = 0; i < helping; i++) {
            pool.execute(job);
        }
        job.work();
        job.await();
    }

    /** Where helpers look for work. */
    private static final class PatientQueue extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
            for (int look = 0; look < LOOKS; look++) {
                if (!isEmpty()) {
                    break;
                }
                Thread.onSpinWait();
            }
            return super.poll(timeout, unit);
        }
    }

    /** Tasks that several threads take one after the other. */
    private static final class Job implements Runnable {
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final CountDownLatch helping;
        private final int count;
        private final IntConsumer body;

        Job(int count, int helpers, IntConsumer body) {
            this.count = count;
            this.body = body;
            helping = new CountDownLatch(helpers);
        }

        @Override
        public void run() {
            try {
                work();
            } finally {
                helping.countDown();
            }
        }

        void work() {
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    body.accept(i);
                }
            } catch (RuntimeException | Error thrown) {
                failure.compareAndSet(null, thrown);
            }
        }

        void await() {
            for (int look = 0; look < LOOKS && helping.getCount() > 0; look++) {
                Thread.onSpinWait();
            }
            boolean interrupted = false;
            while (true) {
                try {
                    helping.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true; // buffers are in use until the helpers are done
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
