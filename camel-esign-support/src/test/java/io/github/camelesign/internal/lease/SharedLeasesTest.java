// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelesign.spi.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedLeasesTest {

    private static final Duration TIME = Duration.ofMillis(80);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Bean bean = new Bean();

    /** Counts what is done with its leases. */
    private static final class Bean extends ServiceSupport implements Leases {

        private final AtomicInteger renewed = new AtomicInteger();
        private final AtomicInteger released = new AtomicInteger();
        private volatile boolean ended;
        private volatile boolean down;

        @Override
        public Optional<Lease> acquire(String key, Duration time) {
            assertThat(time).isEqualTo(TIME);
            return Optional.of(
                    new Lease() {
                        @Override
                        public boolean renew() {
                            renewed.incrementAndGet();
                            requireUp();
                            return !ended;
                        }

                        @Override
                        public void release() {
                            released.incrementAndGet();
                            requireUp();
                        }
                    });
        }

        private void requireUp() {
            if (down) {
                throw new IllegalStateException("down");
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    private Leases shared() {
        context.getRegistry().bind("leases", bean);
        return SharedLeases.of(context).orElseThrow();
    }

    @Test
    void withoutABeanThereAreNone() {
        assertThat(SharedLeases.of(context)).isEmpty();
    }

    @Test
    void theBeanIsStartedAndItsUsersShareOne() {
        assertThat(shared()).isSameAs(SharedLeases.of(context).orElseThrow());
        assertThat(bean.isStarted()).isTrue();
    }

    @Test
    void ofTwoBeansNobodyKnowsWhichIsMeant() {
        context.getRegistry().bind("more", new MemoryLeases());

        assertThatThrownBy(this::shared)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 beans of the type " + Leases.class.getName());
    }

    @Test
    void aLeaseIsRenewedUntilItIsReleased() {
        Leases.Lease lease = shared().acquire("a", TIME).orElseThrow();
        await().until(() -> bean.renewed.get() > 8);
        lease.release();
        int renewed = bean.renewed.get();

        await().pollDelay(TIME.multipliedBy(2)).until(() -> true);
        assertThat(bean.renewed).hasValue(renewed);
        assertThat(bean.released).hasValue(1);
        assertThat(lease.renew()).isFalse();
    }

    @Test
    void oneThatHasEndedIsNotRenewedAnyMore() {
        Leases.Lease lease = shared().acquire("a", TIME).orElseThrow();
        bean.ended = true;

        await().until(() -> !lease.renew());
        int renewed = bean.renewed.get();
        await().pollDelay(TIME.multipliedBy(2)).until(() -> true);
        assertThat(bean.renewed).hasValue(renewed);
    }

    @Test
    void aRenewalThatFailsIsTriedAgainAndAReleaseThatFailsHarmsNobody() {
        Leases.Lease lease = shared().acquire("a", TIME).orElseThrow();
        bean.down = true;

        await().until(() -> bean.renewed.get() > 3);
        assertThatCode(lease::release).doesNotThrowAnyException();
    }

    @Test
    void aContextThatStartsAgainHasThemAgain() throws Exception {
        context.start();
        shared();
        context.stop();
        context.start();

        // a stop has emptied the registry
        assertThat(shared().acquire("a", TIME)).isPresent();
    }
}
