/**
 * Whether two runs were alike in all but their engines: judged from what their processes observed,
 * never from what was asked of them.
 */
package dev.tandem.workbench.judgement.audit;
