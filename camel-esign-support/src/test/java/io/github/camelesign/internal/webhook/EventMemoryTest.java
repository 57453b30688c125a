// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.spi.Leases;
import java.time.Duration;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventMemoryTest {

    private final MemoryIdempotentRepository taken = new MemoryIdempotentRepository();
    private final EventMemory memory = new EventMemory(taken, new MemoryLeases());

    @BeforeEach
    void start() {
        taken.start();
    }

    @Test
    void anEventIsTakenOnce() {
        assertThat(memory.claim("a")).isEqualTo(EventMemory.Claim.MINE);
        assertThat(memory.claim("a")).isEqualTo(EventMemory.Claim.IN_FLIGHT);
        assertThat(memory.claim("b")).isEqualTo(EventMemory.Claim.MINE);
        memory.release("a", true);

        assertThat(memory.claim("a")).isEqualTo(EventMemory.Claim.TAKEN);
        assertThat(memory.claim("a")).isEqualTo(EventMemory.Claim.TAKEN);
    }

    @Test
    void aFailedEventCanBeClaimedAgainAndIsNotRemembered() {
        memory.claim("a");
        memory.release("a", false);

        assertThat(taken.contains("a")).isFalse();
        assertThat(memory.claim("a")).isEqualTo(EventMemory.Claim.MINE);
    }

    @Test
    void aRepositoryThatIsDownDoesNotBlockTheEventForEver() {
        boolean[] down = {true};
        MemoryIdempotentRepository repository =
                new MemoryIdempotentRepository() {
                    @Override
                    public boolean contains(String key) {
                        if (down[0]) {
                            throw new IllegalStateException("down");
                        }
                        return super.contains(key);
                    }
                };
        repository.start();
        EventMemory broken = new EventMemory(repository, new MemoryLeases());
        assertThatThrownBy(() -> broken.claim("a")).hasMessage("down");
        down[0] = false;

        assertThat(broken.claim("a")).isEqualTo(EventMemory.Claim.MINE);
    }

    /** Between a look at the repository and the claim, another delivery can come to its end. */
    @Test
    void anEventWhoseDeliveryEndsMeanwhileIsTaken() {
        Leases leases = new MemoryLeases();
        Leases.Lease other = leases.acquire("a", Duration.ofMinutes(1)).orElseThrow();
        EventMemory slow =
                new EventMemory(
                        taken,
                        (key, time) -> {
                            taken.add("a");
                            other.release();
                            return leases.acquire(key, time);
                        });

        assertThat(slow.claim("a")).isEqualTo(EventMemory.Claim.TAKEN);
        assertThat(leases.acquire("a", Duration.ofMinutes(1))).isPresent();
    }
}
