package io.github.camelesign.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventMemoryTest {

    private final MemoryIdempotentRepository taken = new MemoryIdempotentRepository();
    private final EventMemory memory = new EventMemory(taken);

    @BeforeEach
    void start() {
        taken.start();
    }

    @Test
    void anEventIsTakenOnce() {
        assertThat(memory.claim("a")).isEqualTo(Claim.MINE);
        assertThat(memory.claim("a")).isEqualTo(Claim.IN_FLIGHT);
        assertThat(memory.claim("b")).isEqualTo(Claim.MINE);
        memory.release("a", true);

        assertThat(memory.claim("a")).isEqualTo(Claim.TAKEN);
        assertThat(memory.claim("a")).isEqualTo(Claim.TAKEN);
    }

    @Test
    void aFailedEventCanBeClaimedAgainAndIsNotRemembered() {
        memory.claim("a");
        memory.release("a", false);

        assertThat(taken.contains("a")).isFalse();
        assertThat(memory.claim("a")).isEqualTo(Claim.MINE);
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
        EventMemory broken = new EventMemory(repository);
        assertThatThrownBy(() -> broken.claim("a")).hasMessage("down");
        down[0] = false;

        assertThat(broken.claim("a")).isEqualTo(Claim.MINE);
    }
}
