// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.spi.ContractCalls.Search;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** Searches again and again for what the provider may still be at work on. */
final class LookUp {

    private static final String OPTION = "lookUpTimeout";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Account account;
    private final CamelContext context;

    LookUp(Account account) {
        this.account = account;
        this.context = account.component().getCamelContext();
    }

    <T> Optional<T> lookUp(Search<T> search) throws EsignOperationException {
        long end = System.nanoTime() + timeout().toNanos();
        Duration pause = FIRST_PAUSE;
        Optional<T> found = search.find();
        while (found.isEmpty() && System.nanoTime() < end) {
            pause(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            found = search.find();
        }
        return found;
    }

    private Duration timeout() {
        Object own = account.options().get(OPTION);
        return own == null
                ? Duration.ofMillis(account.component().getConfiguration().getLookUpTimeout())
                : CamelContextHelper.parseDuration(context, own.toString());
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread().isInterrupted() || context.isStopping()) {
            throw new IllegalStateException(
                    "The application stops before it is known whether the contract was sent: the next sending finds out");
        }
    }
}
