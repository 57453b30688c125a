// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.function.Resolver;
import org.apache.hc.core5.util.TimeValue;

/**
 * Decides when a kept connection is looked at before it is used again. A look costs a millisecond,
 * so that those that were in use just now are trusted; unless the server has been found to close
 * connections without a word, in which case each is looked at for some minutes.
 */
final class ReusedConnections implements Resolver<HttpRoute, ConnectionConfig> {

    private static final TimeValue IDLE = TimeValue.ofMilliseconds(50);
    private static final long SUSPICION_NANOS = Duration.ofMinutes(5).toNanos();

    private final ConnectionConfig trusting;
    private final ConnectionConfig suspicious;
    private volatile long suspectedAt;
    private volatile boolean suspected;

    /**
     * @param connectTimeout milliseconds to open a connection
     * @param silence milliseconds that a connection may be silent
     */
    ReusedConnections(long connectTimeout, long silence) {
        this.trusting = config(connectTimeout, silence, IDLE);
        this.suspicious = config(connectTimeout, silence, TimeValue.ZERO_MILLISECONDS);
    }

    private static ConnectionConfig config(long connectTimeout, long silence, TimeValue idle) {
        return ConnectionConfig.custom()
                .setConnectTimeout(connectTimeout, TimeUnit.MILLISECONDS)
                .setSocketTimeout((int) Math.min(Integer.MAX_VALUE, silence), TimeUnit.MILLISECONDS)
                .setValidateAfterInactivity(idle)
                .build();
    }

    /** Has the connections of a client looked at, unless they are managed in a way of their own. */
    void manage(HttpClientConnectionManager manager) {
        if (manager instanceof PoolingHttpClientConnectionManager pool) {
            pool.setConnectionConfigResolver(this);
        }
    }

    /** A kept connection was closed by the server without a word. */
    void suspect() {
        suspectedAt = System.nanoTime();
        suspected = true;
    }

    @Override
    public ConnectionConfig resolve(HttpRoute route) {
        boolean look = suspected && System.nanoTime() - suspectedAt < SUSPICION_NANOS;
        return look ? suspicious : trusting;
    }
}
