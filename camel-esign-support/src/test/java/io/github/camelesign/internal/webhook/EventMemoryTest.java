// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.internal.lease.MemoryLeases;
import io.github.camelesign.spi.Leases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventMemoryTest {

    private final MemoryIdempotentRepository taken = new MemoryIdempotentRepository();
    private final EventMemory memory = new EventMemory(taken, new MemoryLeases(), "x", "/hooks");

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
        EventMemory broken = new EventMemory(repository, new MemoryLeases(), "x", "/hooks");
        assertThatThrownBy(() -> broken.claim("a")).hasMessage("down");
        down[0] = false;

        assertThat(broken.claim("a")).isEqualTo(EventMemory.Claim.MINE);
    }

    /** Between a look at the repository and the claim, another delivery can come to its end. */
    @Test
    void anEventWhoseDeliveryEndsMeanwhileIsTaken() {
        Leases leases = new MemoryLeases();
        EventMemory slow =
                new EventMemory(
                        taken,
                        (key, time) -> {
                            taken.add("a");
                            return leases.acquire(key, time);
                        },
                        "x",
                        "/hooks");

        assertThat(slow.claim("a")).isEqualTo(EventMemory.Claim.TAKEN);
        assertThat(slow.claim("a")).as("the lease was released").isEqualTo(EventMemory.Claim.TAKEN);
    }

    /** Of many copies that come at once later, none is to be sent again. */
    @Test
    void anEventThatIsTakenIsTakenAlsoWhileItsLeaseIsHeld() {
        EventMemory locked = new EventMemory(taken, (key, time) -> Optional.empty(), "x", "/");

        assertThat(locked.claim("a")).isEqualTo(EventMemory.Claim.IN_FLIGHT);
        taken.add("a");
        assertThat(locked.claim("a")).isEqualTo(EventMemory.Claim.TAKEN);
    }

    /** Of two nodes, which share the leases. */
    @Test
    void anEventThatAnotherNodeDeliversIsInFlight() {
        Leases leases = new MemoryLeases();
        EventMemory one = new EventMemory(taken, leases, "x", "/hooks");
        EventMemory other = new EventMemory(taken, leases, "x", "/hooks");
        one.claim("a");

        assertThat(other.claim("a")).isEqualTo(EventMemory.Claim.IN_FLIGHT);
        one.release("a", true);
        assertThat(other.claim("a")).isEqualTo(EventMemory.Claim.TAKEN);
    }

    @Test
    void anotherWebhookGetsTheEventAsWell() {
        Leases leases = new MemoryLeases();
        new EventMemory(taken, leases, "x", "/hooks").claim("a");

        assertThat(new EventMemory(taken, leases, "x", "/others").claim("a"))
                .isEqualTo(EventMemory.Claim.MINE);
        assertThat(new EventMemory(taken, leases, "y", "/hooks").claim("a"))
                .isEqualTo(EventMemory.Claim.MINE);
    }

    /** Camel's JdbcMessageIdRepository has a column of 100 letters, leases take 200. */
    @Test
    void keysAreAsShortAsRepositoriesWant() {
        List<String> keys = new ArrayList<>();
        Leases leases = new MemoryLeases();
        EventMemory memory =
                new EventMemory(
                        taken,
                        (key, time) -> {
                            keys.add(key);
                            return leases.acquire(key, time);
                        },
                        "docusign",
                        "/hooks/" + "p".repeat(300));
        String id = "e".repeat(101);
        memory.claim(id);
        memory.release(id, true);

        assertThat(memory.claim(id)).isEqualTo(EventMemory.Claim.TAKEN);
        assertThat(memory.claim(id.replaceFirst("e", "f"))).isEqualTo(EventMemory.Claim.MINE);
        assertThat(taken.getCache().keySet())
                .singleElement(InstanceOfAssertFactories.STRING)
                .hasSizeLessThanOrEqualTo(100);
        assertThat(keys).allSatisfy(key -> assertThat(key).hasSizeLessThanOrEqualTo(200));
    }

    /** PostgreSQL takes no zero, and no column of text a half of a letter. */
    @Test
    void idsOfAnyLettersHaveKeysThatAnyDatabaseTakes() {
        for (String id : List.of("a\u0000b", "a\nb", "\ud800", "Straße", "x".repeat(101), "")) {
            memory.claim(id);
            memory.release(id, true);

            assertThat(memory.claim(id)).isEqualTo(EventMemory.Claim.TAKEN);
        }
        assertThat(taken.getCache().keySet())
                .hasSize(6)
                .allSatisfy(key -> assertThat(key).matches("[!-~]{1,100}"));
    }
}
