// SPDX-License-Identifier: Apache-2.0
/**
 * The bases of component, endpoint and options that the author of a provider's component extends,
 * as Camel's generator reads them, and what is configured beside a component as a bean.
 */
package io.github.camelesign.component;
