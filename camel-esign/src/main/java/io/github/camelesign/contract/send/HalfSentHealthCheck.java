// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.spi.StateRepository;

/**
 * Lists the attempts whose sending has begun and not ended, so that somebody sends them again. They
 * make nothing unready: a request that would send them has to get through.
 */
public final class HalfSentHealthCheck implements HealthCheck {

    private static final int MOST = 20;

    private final String account;
    private final HalfSent halfSent;
    private volatile boolean enabled = true;

    /**
     * @param account name of the provider's component
     */
    public HalfSentHealthCheck(StateRepository<String, String> repository, String account) {
        this.account = account;
        this.halfSent = new HalfSent(repository, account);
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result =
                HealthCheckResultBuilder.on(this).detail(CHECK_KIND, Kind.READINESS).up();
        List<String> attempts = halfSent.all();
        if (!attempts.isEmpty()) {
            result.detail("halfSent", attempts.size())
                    .detail("attempts", attempts.stream().limit(MOST).toList())
                    .message(
                            "%d contracts are half sent through %s: each is completed when it is sent again"
                                    .formatted(attempts.size(), account));
        }
        return result.build();
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return "esign-half-sent-" + account;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
