/** Which of the settings in which two contenders differ explains their gap. */
package dev.tandem.workbench.compare.attribution;
