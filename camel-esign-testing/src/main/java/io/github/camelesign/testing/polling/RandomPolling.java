// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.route.DeliveredEvent;
import io.github.camelesign.testing.route.PolledRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.awaitility.Awaitility;

/** Random changes, routes that fail, restarts and limits: each event is delivered once. */
public final class RandomPolling {

    private final Random random;
    private final Changes changes;
    private final Routes routes;
    private final Set<String> expected = new HashSet<>();
    private final List<String> delivered = new ArrayList<>();
    private boolean fails = true;

    /** What happens at the provider in a round. */
    @FunctionalInterface
    public interface Changes {
        /**
         * @param expected gets the events that follow, as {@link DeliveredEvent#toString} has them
         */
        void make(int round, Random random, Set<String> expected);
    }

    /** Opens a route in the place of the one before, if there is one. */
    @FunctionalInterface
    public interface Routes {
        PolledRoute open(String options, Processor step) throws Exception;
    }

    public RandomPolling(long seed, Changes changes, Routes routes) {
        this.random = new Random(seed);
        this.changes = changes;
        this.routes = routes;
    }

    public void run(int rounds) throws Exception {
        // what fails is tried again after pauses of so many milliseconds
        String options = "delay=1&startFrom=beginning&maxMessagesPerPoll=" + random.nextInt(9);
        PolledRoute route = routes.open(options, this::step);
        for (int round = 0; round < rounds; round++) {
            changes.make(round, random, expected);
            delivered.addAll(route.pollAsText());
            if (random.nextInt(4) == 0) {
                route = routes.open(options, this::step);
            }
        }
        fails = false;
        PolledRoute last = route;
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            delivered.addAll(last.pollAsText());
                            return delivered.size() >= expected.size();
                        });
        delivered.addAll(last.pollAsText());

        assertThat(delivered).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void step(Exchange exchange) {
        if (fails && random.nextInt(4) == 0) {
            throw new IllegalStateException("The route fails at random");
        }
    }
}
