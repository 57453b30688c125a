// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.lifecycle;

import java.util.Map;

/**
 * An envelope that was sent.
 *
 * @param headers of the last step, which the steps that follow need
 */
public record SentEnvelope(String id, Map<String, Object> headers) {}
