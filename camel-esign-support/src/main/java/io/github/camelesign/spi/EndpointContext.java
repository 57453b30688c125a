// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.spi;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignOutput;
import io.github.camelesign.api.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContextAware;

/**
 * One endpoint as a provider's code sees it: its options, and the calls that can be made with them.
 *
 * @param <C> the provider's options
 */
public interface EndpointContext<C> extends CamelContextAware {

    /** The options of the endpoint, which begin as those of its component. */
    C getConfiguration();

    /** What the endpoint is for. */
    EsignOperation getOperation();

    /** The operation's own parameters that the URI gives. */
    Map<String, String> getParameters();

    /** Calls of the component itself, made with the endpoint's credentials. */
    Calls calls();

    /**
     * The account that the login is for, or null if the provider's logins do not show it. Logs in
     * unless that is done.
     *
     * @throws EsignOperationException when the login fails
     */
    Token.Account account() throws EsignOperationException;

    /** How JSON reaches the route: that of answers, and that of events. */
    EsignOutput output();

    /** Whether the headers of events may hold what identifies a person. */
    boolean personalDataHeaders();

    /** The types of events that the route wants. */
    Set<EventType> eventTypes();

    /** The secrets of the option {@code webhookSecret}, the one to register first. */
    List<String> webhookSecrets();
}
