import announcedEn from "../_messages/en/announced.json";
import answerEn from "../_messages/en/answer.json";
import baselinesEn from "../_messages/en/baselines.json";
import commonEn from "../_messages/en/common.json";
import controlsEn from "../_messages/en/controls.json";
import errorsEn from "../_messages/en/errors.json";
import gridEn from "../_messages/en/grid.json";
import headerEn from "../_messages/en/header.json";
import libraryEn from "../_messages/en/library.json";
import mapEn from "../_messages/en/map.json";
import optionsEn from "../_messages/en/options.json";
import sourcesEn from "../_messages/en/sources.json";
import stagesEn from "../_messages/en/stages.json";
import tablesEn from "../_messages/en/tables.json";
import tradeOffEn from "../_messages/en/trade-off.json";
import whyEn from "../_messages/en/why.json";
import announced from "../_messages/ko/announced.json";
import answer from "../_messages/ko/answer.json";
import baselines from "../_messages/ko/baselines.json";
import common from "../_messages/ko/common.json";
import controls from "../_messages/ko/controls.json";
import errors from "../_messages/ko/errors.json";
import grid from "../_messages/ko/grid.json";
import header from "../_messages/ko/header.json";
import library from "../_messages/ko/library.json";
import map from "../_messages/ko/map.json";
import options from "../_messages/ko/options.json";
import sources from "../_messages/ko/sources.json";
import stages from "../_messages/ko/stages.json";
import tables from "../_messages/ko/tables.json";
import tradeOff from "../_messages/ko/trade-off.json";
import why from "../_messages/ko/why.json";
import { keepLinesTogether } from "./keep-together";

/** Every sentence of the page; Korean is the shape that English must fill. */
const ko = {
  announced,
  answer,
  baselines,
  common,
  controls,
  errors,
  tradeOff,
  grid,
  header,
  library,
  map,
  options,
  sources,
  stages,
  tables,
  why,
};

export type Messages = typeof ko;

const en: Messages = {
  announced: announcedEn,
  answer: answerEn,
  baselines: baselinesEn,
  common: commonEn,
  controls: controlsEn,
  errors: errorsEn,
  grid: gridEn,
  tradeOff: tradeOffEn,
  header: headerEn,
  library: libraryEn,
  map: mapEn,
  options: optionsEn,
  sources: sourcesEn,
  stages: stagesEn,
  tables: tablesEn,
  why: whyEn,
};

export const messages = { ko: keepLinesTogether(ko), en: keepLinesTogether(en) };
